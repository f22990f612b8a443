import type { ServerAddress } from '../../interop/server.ts'
import { obey } from '../processes/obey.ts'
import { attacks } from './attacks.ts'

export interface AttackOrder {
  readonly attack: string
  readonly server: ServerAddress
  readonly addresses: readonly string[]
  readonly seconds: number
}

// What a server does to an attacker is nobody's failure.
process.on('uncaughtException', () => {})
process.on('unhandledRejection', () => {})

obey(async ({ attack, server, addresses, seconds }: AttackOrder): Promise<undefined> => {
  const until = performance.now() + seconds * 1000
  const isOver = () => performance.now() >= until
  const giveUp = new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000 + 2000))
  await Promise.race([attacks[attack]?.({ server, addresses, isOver }).catch(() => {}), giveUp])
  return undefined
})
