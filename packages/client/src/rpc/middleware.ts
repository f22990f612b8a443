import type { TlObject } from '@longshore/protocol/schema/api'

/** One method on its way to one data center. */
export interface Invocation {
  readonly request: TlObject
  /** The data center that must answer; the account's own when absent. */
  readonly dcId?: number | undefined
  /** Which of the connections of the method's purpose it travels on; the first, 0, when absent. */
  readonly connection?: number | undefined
  /** Milliseconds; see `CallOptions`. */
  readonly longestFloodWait?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/** Runs a method and gives its result, or throws `RpcError` with the server's answer. */
export type Invoke = (invocation: Invocation) => Promise<unknown>

/** A concern that stands around every call: it may change the invocation, repeat it, or answer by itself. */
export type Middleware = (invocation: Invocation, next: Invoke) => Promise<unknown>

/** The first of `middlewares` is the outermost. */
export function surround(core: Invoke, middlewares: readonly Middleware[]): Invoke {
  return middlewares.reduceRight<Invoke>(
    (next, middleware) => (invocation) => middleware(invocation, next),
    core,
  )
}
