import type { Handler } from '../handler.ts'

/** Accepted and forgotten: this server sends no push notifications. */
export const registerDevice: Handler<'account.registerDevice'> = async () => true
