import type { Progress } from '@longshore/client/transfer/progress'
import { SingleBar } from 'cli-progress'

/** Shows how far one transfer is, on a terminal; elsewhere it says nothing. */
export interface ProgressView {
  update(progress: Progress): void
  stop(): void
}

export function showProgress(title: string): ProgressView {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} }
  const bar = new SingleBar({
    format: `${title} {bar} {percentage}% {done} of {whole}, {rate}/s, {eta_formatted} left`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 40,
  })
  const startedAt = Date.now()
  let started = false
  return {
    update: ({ transferred, total }) => {
      const rate = transferred / Math.max(0.001, (Date.now() - startedAt) / 1000)
      const shown = {
        done: readableSize(transferred),
        whole: total === undefined ? '?' : readableSize(total),
        rate: readableSize(rate),
      }
      if (!started) bar.start(total ?? transferred, transferred, shown)
      started = true
      bar.setTotal(total ?? transferred)
      bar.update(transferred, shown)
    },
    stop: () => {
      if (started) bar.stop()
    },
  }
}

/** Bytes as people read them: 1023 B, 1.0 KiB, 700.4 MiB. */
export function readableSize(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  return unit === 0 ? `${Math.round(value)} B` : `${value.toFixed(1)} ${units[unit]}`
}
