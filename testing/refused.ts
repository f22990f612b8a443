import { type KnownError, RpcError } from '@longshore/protocol/errors/rpc-error'

/** For `assert.rejects` and `assert.throws`: the error is this one. */
export function refused(name: KnownError, x?: number): (error: unknown) => boolean {
  return (error) => error instanceof RpcError && error.is(name) && error.x === x
}
