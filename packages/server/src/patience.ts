import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from './session/log.ts'
import type { Patience } from './storage/embedded/sqlite/transactions.ts'

/** Waits in true time for whoever else writes to the database. */
export function patienceToldIn(log: Log): Patience {
  const tell = {
    begins: (waited: number) =>
      log.warn({ waited }, 'another program keeps the database locked: changes wait, reading goes on'),
    ends: (waited: number) => log.warn({ waited }, 'the database can be changed again'),
  }
  return { clock: () => performance.now(), wait, slow: (what, waited) => tell[what](Math.round(waited)) }
}
