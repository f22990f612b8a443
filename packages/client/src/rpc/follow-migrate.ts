import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Middleware } from './middleware.ts'

/**
 * Goes where the server points (303). A file lives in its data center: the same call goes there. A phone number or an
 * account does too: from then on that data center is home.
 */
export function followMigrate(options: { moveHome: (dcId: number) => void }): Middleware {
  return async (invocation, next) => {
    try {
      return await next(invocation)
    } catch (error) {
      const target = migration(error)
      if (target === undefined || target.dcId === invocation.dcId) throw error
      if (!target.home) return await next({ ...invocation, dcId: target.dcId })
      options.moveHome(target.dcId)
      return await next(invocation)
    }
  }
}

function migration(error: unknown): { dcId: number; home: boolean } | undefined {
  if (!(error instanceof RpcError) || error.x === undefined) return undefined
  if (error.is('FILE_MIGRATE_X') || error.is('STATS_MIGRATE_X')) return { dcId: error.x, home: false }
  const home = error.is('PHONE_MIGRATE_X') || error.is('NETWORK_MIGRATE_X') || error.is('USER_MIGRATE_X')
  return home ? { dcId: error.x, home } : undefined
}
