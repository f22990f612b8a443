import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Context } from '../context.ts'

/**
 * All accounts live in this data center. A client that made its key for another one, because it was told so or because
 * it always begins there (TDLib), is sent on before it logs in: it would look for its files here with the wrong number.
 *
 * @throws {RpcError} PHONE_MIGRATE_X for people, USER_MIGRATE_X for bots (api/datacenter)
 */
export function checkAtHome(
  context: Pick<Context, 'caller' | 'config'>,
  error: 'PHONE_MIGRATE_X' | 'USER_MIGRATE_X',
): void {
  const { dcId } = context.config
  if (namedDataCenter(context) !== dcId) throw new RpcError(error, { x: dcId })
}

/** The data center a client made its key for: this one where it named none. */
export function namedDataCenter({ caller, config }: Pick<Context, 'caller' | 'config'>): number {
  // "+10000 for test servers, negative for media".
  return caller.namedDc === undefined ? config.dcId : Math.abs(caller.namedDc) % 10_000
}
