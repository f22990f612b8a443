import type { MethodName, Request, Result, TlObject } from '@longshore/protocol/schema/api'
import type { Invoke } from './middleware.ts'

/** What a call throws when the server answers with an error. */
export { RpcError } from '@longshore/protocol/errors/rpc-error'

/** A method's parameters, as the schema names them. */
export type Params<M extends MethodName> = Omit<Request<M>, '_'>

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  /** The data center that must answer; the account's own when absent. */
  readonly dcId?: number | undefined
  /** Longest wait the server may ask for before this call fails with it. Milliseconds; the client's own when absent. */
  readonly longestFloodWait?: number | undefined
}

/** Calls a method of the API by name; what rooms above need of all the machinery below. */
export interface Rpc {
  call<M extends MethodName>(method: M, params: Params<M>, options?: CallOptions): Promise<Result<M>>
}

export function rpcOf(invoke: Invoke): Rpc {
  return {
    call: async <M extends MethodName>(method: M, params: Params<M>, options: CallOptions = {}) => {
      options.signal?.throwIfAborted()
      const request: TlObject = { ...params, _: method }
      // The codec has read the answer by the result type of this very method.
      return (await invoke({ request, ...options })) as Result<M>
    },
  }
}
