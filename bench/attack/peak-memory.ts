import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const KiB = 1024

/** Lets the most memory that a process had be counted from now on, and that of each it has started. */
export function forgetPeak(pid: number): void {
  for (const process of familyOf(pid)) writeFileSync(`/proc/${process}/clear_refs`, '5')
}

/**
 * The most bytes in memory that a process had, and each of those it has started. What they have of files, such as the
 * program itself, is the same for all of them, and counts once.
 */
export function peakMemory(pid: number): number {
  const family = familyOf(pid).map(memoryOf)
  const own = family.reduce((sum, { peak, ofFiles }) => sum + peak - ofFiles, 0)
  return own + Math.max(...family.map(({ ofFiles }) => ofFiles))
}

function memoryOf(pid: number): { readonly peak: number; readonly ofFiles: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const bytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) * KiB
  return { peak: bytes('VmHWM'), ofFiles: bytes('RssFile') }
}

/** A process, and all that it and they have started. */
function familyOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
  return [pid, ...children.flatMap(familyOf)]
}
