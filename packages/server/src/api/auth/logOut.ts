import type { Handler } from '../handler.ts'

export const logOut: Handler<'auth.logOut'> = async (_request, { caller }) => {
  await caller.setUser(undefined)
  return { _: 'auth.loggedOut' }
}
