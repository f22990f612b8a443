import type { Handler } from '../handler.ts'

/** Everything is told again, as at first. */
export const resetNotifySettings: Handler<'account.resetNotifySettings'> = async (_request, context) => {
  await context.settings.removeAll(context.userId, 'notifications')
  return true
}
