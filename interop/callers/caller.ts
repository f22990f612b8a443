import type { MethodName, Request, Result } from '@longshore/protocol/schema/api'
import type { RunningServer } from '../server.ts'
import type { Account } from '../stock-client.ts'

/** A client that calls methods of the API one by one, whatever objects it makes of them itself. */
export interface Caller {
  /** @throws {Refused} with the error the server answered */
  call<M extends MethodName>(request: Request<M> & { readonly _: M }): Promise<Result<M>>
  close(): Promise<void>
}

export interface CallerLibrary {
  readonly name: string
  /** The layer it speaks. */
  readonly layer: number
  signIn(server: RunningServer, account: Account): Promise<Caller>
}

/** The server's error, in its own words. */
export class Refused extends Error {
  override readonly name = 'Refused'
}
