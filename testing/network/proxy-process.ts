/**
 * A proxy in a process of its own, so that its work does not count as that of those who talk through it. Argument: the
 * options of `openProxy` as JSON, without functions. Messages tell it what to do; it ends with its channel.
 */
import { type Faults, openProxy, type ProxyOptions } from './proxy.ts'

/** Asks for faults or a cut; every order is answered by a report. */
export type Order = { readonly set: Faults } | 'cut all' | 'report'
export interface Report {
  readonly port: number
  readonly connections: number
  readonly bytes: { readonly up: number; readonly down: number }
}

const proxy = await openProxy(JSON.parse(process.argv[2] ?? '{}') as ProxyOptions)
const report = (): void => {
  const { port, connections, bytes } = proxy
  process.send?.({ port, connections, bytes } satisfies Report)
}
process.on('message', (order: Order) => {
  if (order === 'cut all') proxy.cutAll()
  else if (order !== 'report') proxy.set(order.set)
  report()
})
process.on('disconnect', () => process.exit())
report()
