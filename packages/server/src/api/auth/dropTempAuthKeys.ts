import type { Handler } from '../handler.ts'

export const dropTempAuthKeys: Handler<'auth.dropTempAuthKeys'> = async (request, { caller }) => {
  await caller.dropTemporaryKeys(request.except_auth_keys)
  return true
}
