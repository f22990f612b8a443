import type { Context } from '../context.ts'

/** Ends the logins that were imported from that of a key, when that one ends. */
export async function endImported(authKeyId: bigint, { transfer, caller }: Context): Promise<void> {
  for (const key of await transfer.endedWith(authKeyId))
    if (key !== caller.authKeyId) await caller.destroyKey(key)
}
