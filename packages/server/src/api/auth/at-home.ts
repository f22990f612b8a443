import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Context } from '../context.ts'

/**
 * All accounts live in this data center. A client that made its key for another one, because it was told so or because
 * it always begins there (TDLib), is sent on before it logs in: it would look for its files here with the wrong number.
 *
 * @throws {RpcError} PHONE_MIGRATE_X for people, USER_MIGRATE_X for bots (api/datacenter)
 */
export function checkAtHome(
  { caller, config }: Pick<Context, 'caller' | 'config'>,
  error: 'PHONE_MIGRATE_X' | 'USER_MIGRATE_X',
): void {
  if (caller.namedDc === undefined) return
  // "+10000 for test servers, negative for media".
  const named = Math.abs(caller.namedDc) % 10_000
  if (named !== config.dcId) throw new RpcError(error, { x: config.dcId })
}
