import type { Contestant } from '../contestants/contestant.ts'
import { type ContestantName, contestants } from '../contestants/contestants.ts'
import { obey } from './obey.ts'

/** What the process of a contestant can be told to do. */
export type Order =
  | { do: 'open'; target: Parameters<Contestant['open']>[0]; account: number }
  | { do: 'up' | 'down'; path: string }
  | { do: 'close' }

const contestant: Contestant = await contestants[process.argv[2] as ContestantName].make()

/** @returns seconds it took */
obey(async (order: Order): Promise<number> => {
  const started = performance.now()
  if (order.do === 'open') await contestant.open(order.target, order.account)
  else if (order.do === 'close') await contestant.close()
  else await contestant[order.do](order.path)
  return (performance.now() - started) / 1000
})
