import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

export const command = join(import.meta.dirname, '..', 'packages', 'cli', 'bin', 'longshore.mjs')

/** What a client must know of a server. */
export type ServerAddress = Pick<RunningServer, 'dcId' | 'host' | 'port' | 'publicKey'>

/** A Longshore server as a stranger runs it: the command in a process of its own, known only by what `info` prints. */
export interface RunningServer {
  readonly data: string
  readonly dcId: number
  readonly host: string
  readonly port: number
  /** PKCS#1 PEM. */
  readonly publicKey: string
  readonly pid: number
  /** Asks it to end, and forgets its data. Resolves with its exit code. */
  stop(): Promise<number>
  /** kill -9: it has no chance to tidy up, and its data stay as they are. */
  kill(): Promise<void>
}

export interface ServerOptions {
  /** An earlier server's data and port, to come back after a crash; new ones when absent. */
  readonly data?: string | undefined
  readonly port?: number | undefined
  readonly flags?: readonly string[] | undefined
  /** What its environment has more than ours. */
  readonly env?: Readonly<Record<string, string>> | undefined
  /** Of Node itself. */
  readonly nodeFlags?: readonly string[] | undefined
  /** The command to run, for one that was installed somewhere else. */
  readonly command?: string | undefined
}

interface Info {
  readonly dcs: readonly { id: number; host: string; port: number; mediaOnly: boolean; cdn: boolean }[]
  readonly publicKeys: readonly string[]
}

export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'longshore-interop-')))
  const port = options.port ?? (await freePort())
  const flags = options.flags ?? ['--test-accounts']
  const main = options.command ?? command
  const { nodeFlags = [] } = options
  const words = [...nodeFlags, main, 'serve', '--data', data, '--port', String(port), ...flags]
  const child = spawn(process.execPath, words, {
    // The channel ends the server when the test process dies before it could.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, ...options.env },
  })
  child.channel?.unref()
  await ready(child)
  const info = await readInfo(data, main)
  const [dc] = info.dcs
  const [publicKey] = info.publicKeys
  if (!dc || !publicKey || child.pid === undefined) throw new Error(`info printed ${JSON.stringify(info)}`)
  return {
    data,
    dcId: dc.id,
    host: dc.host,
    port: dc.port,
    publicKey,
    pid: child.pid,
    stop: async () => {
      const code = await end(child, 'SIGTERM')
      await rm(data, { recursive: true, force: true })
      return Number(code)
    },
    kill: async () => {
      await end(child, 'SIGKILL')
    },
  }
}

export async function readInfo(data: string, main = command): Promise<Info> {
  const { stdout } = await promisify(execFile)(process.execPath, [main, 'info', '--data', data, '--json'])
  return JSON.parse(stdout) as Info
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = once(child, 'exit')
  child.kill(signal)
  const [code] = await ended
  return code
}

/** The command says one line when it serves; everything it says goes on being read, so that its pipe never fills. */
async function ready(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('the server has no output to read')
  const lines = createInterface({ input: child.stdout })
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.includes('is serving')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it served`)))
  })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (!address || typeof address === 'string') throw new Error('no port')
  return address.port
}
