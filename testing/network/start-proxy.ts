import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Faults, ProxyOptions } from './proxy.ts'
import type { Order, Report } from './proxy-process.ts'

/** A proxy in a process of its own. */
export interface ProxyProcess {
  readonly port: number
  readonly pid: number
  set(faults: Faults): Promise<void>
  cutAll(): Promise<void>
  report(): Promise<Report>
  close(): Promise<void>
}

export async function startProxy(
  options: Pick<ProxyOptions, 'target' | 'seed' | 'faults'>,
): Promise<ProxyProcess> {
  const { target, seed, faults } = options
  const plain = { target: { host: target.host, port: target.port }, seed, faults }
  const child = fork(join(import.meta.dirname, 'proxy-process.ts'), [JSON.stringify(plain)], {
    execArgv: ['--conditions=longshore-source', '--no-warnings'],
  })
  const next = async () => ((await once(child, 'message')) as [Report])[0]
  const tell = async (order: Order) => {
    const reported = next()
    child.send(order)
    return await reported
  }
  const { port } = await next()
  if (child.pid === undefined) throw new Error('the proxy did not start')
  return {
    port,
    pid: child.pid,
    set: async (faults) => void (await tell({ set: faults })),
    cutAll: async () => void (await tell('cut all')),
    report: () => tell('report'),
    close: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
