import type { RunningServer } from './server.ts'

/** A stock client library, pointed at a Longshore server with nothing changed but address and key. */
export interface StockClient {
  readonly name: string
  /** The transports this library speaks, in the words of its own documentation. */
  readonly transports: readonly string[]
  signIn(server: RunningServer, transport: string, account: Account): Promise<SignedIn>
}

export interface Account {
  readonly phone: string
  readonly code: string
}

export interface SignedIn {
  readonly userId: string
  setUsername(username: string): Promise<void>
  /** Sends a document and downloads it again from the message that came back. `to` is `me` or a user name. */
  sendAndFetch(to: string, name: string, bytes: Uint8Array): Promise<Uint8Array>
  /** Downloads the newest document of the conversation with that user name. */
  fetchNewest(from: string): Promise<Uint8Array>
  close(): Promise<void>
}

/** Test accounts 99966XYYYY sign in with the digit X five times. */
export function testAccount(number: number): Account {
  return { phone: `999662${String(number).padStart(4, '0')}`, code: '22222' }
}
