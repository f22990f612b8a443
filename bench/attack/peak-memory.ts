import { readFileSync, writeFileSync } from 'node:fs'

const KiB = 1024

/** Lets the most memory that a process had be counted from now on. */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** The most bytes in memory that a process had, and each of those it has started. */
export function peakMemory(pid: number): number {
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(peak?.[1]) * KiB
}
