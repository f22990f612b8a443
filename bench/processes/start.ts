import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startServer } from '../../interop/server.ts'
import type { Target } from '../contestants/contestant.ts'
import type { Said } from './obey.ts'

/** A process that does what it is told from here. */
export interface Helper<Order, Report> {
  readonly pid: number
  /** @throws {Error} what went wrong there */
  tell(order: Order): Promise<Report>
  stop(): Promise<void>
}

export interface ServerProcess {
  readonly pid: number
  readonly target: Target
  /** The folder of what it was sent. */
  readonly data: string
  stop(): Promise<void>
}

type Environment = Readonly<Record<string, string>>

/** @param file of this folder, which obeys */
export async function startHelper<Order, Report>(
  file: string,
  args: readonly string[] = [],
  env: Environment = {},
): Promise<Helper<Order, Report>> {
  const child = start(file, args, env)
  const ended = once(child, 'exit').then(([code, signal]): [Said<Report>] => [
    { error: `the process ended with ${code ?? signal}` },
  ])
  await Promise.race([once(child, 'message'), ended])
  return {
    pid: pidOf(child),
    tell: async (order) => {
      child.send(order as object)
      const [said] = (await Promise.race([once(child, 'message'), ended])) as [Said<Report>]
      if ('error' in said) throw new Error(`${file} ${args.join(' ')}: ${said.error}`)
      return said.report
    },
    stop: () => end(child),
  }
}

/** @param folder for what an HTTP server is sent; a Longshore server makes its own */
export async function startServerOf(
  kind: 'http' | 'https' | 'longshore',
  folder: string,
  options: { env?: Environment | undefined; flags?: readonly string[] | undefined } = {},
): Promise<ServerProcess> {
  if (kind !== 'longshore') return await startHttp(kind, folder)
  const { env, flags = [] } = options
  const server = await startServer({ env, flags: ['--test-accounts', ...flags] })
  return { pid: server.pid, target: server, data: server.data, stop: async () => void (await server.stop()) }
}

async function startHttp(scheme: 'http' | 'https', folder: string): Promise<ServerProcess> {
  const child = start('http-server.ts', [folder, scheme])
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const publicKey =
    scheme === 'https' ? await readFile(join(import.meta.dirname, 'loopback-cert.pem'), 'utf8') : ''
  return {
    pid: pidOf(child),
    data: folder,
    target: { host: '127.0.0.1', port, dcId: 0, publicKey },
    stop: () => end(child),
  }
}

function start(file: string, args: readonly string[], env: Environment = {}): ChildProcess {
  return fork(join(import.meta.dirname, file), args, {
    execArgv: ['--conditions=longshore-source'],
    env: { ...process.env, ...env },
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.disconnect()
  await ended
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('the process did not start')
  return pid
}
