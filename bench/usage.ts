import { readdirSync, readFileSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What a process has used of the machine, as Linux counts it. */
export interface Usage {
  /** Of all its threads, user and system together. */
  readonly cpuSeconds: number
  /** Bytes in memory now. */
  readonly memory: number
}

/** The kernel counts in hundredths of a second, whatever the hardware. */
const TICKS_PER_SECOND = 100
const KiB = 1024

/** @throws {Error} where there is no /proc, or no such process */
export function usageOf(pid: number): Usage {
  // The name in brackets may hold spaces and brackets; what follows the last one counts from the third field.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return { cpuSeconds: ticks / TICKS_PER_SECOND, memory: Number(resident?.[1]) * KiB }
}

/** What a process holds of what the system counts out. */
export interface Held {
  /** Open files, connections and the like. */
  readonly descriptors: number
  readonly threads: number
}

/** @throws {Error} where there is no /proc, or no such process */
export function heldBy(pid: number): Held {
  return {
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
    threads: readdirSync(`/proc/${pid}/task`).length,
  }
}

/** Bytes of all files in a folder that is in use: what goes away meanwhile counts for nothing. */
export async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  let bytes = 0
  for (const entry of entries) {
    const path = join(folder, entry.name)
    bytes += entry.isDirectory()
      ? await bytesIn(path)
      : ((await stat(path).catch(() => undefined))?.size ?? 0)
  }
  return bytes
}

export interface Measured<T> {
  readonly result: T
  /** Of each process, in the order they were named: CPU seconds meanwhile, and the most bytes in memory. */
  readonly cpuSeconds: number[]
  readonly memory: number[]
}

/** Does the work and watches what processes use meanwhile. */
export async function measured<T>(pids: readonly number[], work: () => Promise<T>): Promise<Measured<T>> {
  const before = pids.map(usageOf)
  const memory = before.map((usage) => usage.memory)
  const timer = setInterval(() => {
    for (const [index, pid] of pids.entries())
      memory[index] = Math.max(memory[index] ?? 0, usageOf(pid).memory)
  }, 50)
  try {
    const result = await work()
    const after = pids.map(usageOf)
    return {
      result,
      cpuSeconds: after.map(({ cpuSeconds }, index) => cpuSeconds - (before[index]?.cpuSeconds ?? 0)),
      memory: after.map((usage, index) => Math.max(memory[index] ?? 0, usage.memory)),
    }
  } finally {
    clearInterval(timer)
  }
}
