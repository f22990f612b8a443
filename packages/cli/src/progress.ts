import type { Progress } from '@longshore/client/transfer/progress'
import { SingleBar } from 'cli-progress'
import { printable } from './file-name.ts'
import { readableSize } from './report/words.ts'

/** Shows how far one transfer is, on a terminal; elsewhere it says nothing. */
export interface ProgressView {
  update(progress: Progress): void
  stop(): void
}

export function showProgress(name: string, stream: NodeJS.WriteStream = process.stderr): ProgressView {
  if (!stream.isTTY) return { update: () => {}, stop: () => {} }
  const title = printable(name)
  const startedAt = performance.now()
  let bar: SingleBar | undefined
  return {
    update: ({ transferred, total }) => {
      const rate = transferred / Math.max(0.001, (performance.now() - startedAt) / 1000)
      const shown = {
        title,
        done: readableSize(transferred),
        whole: total === undefined ? '' : readableSize(total),
        rate: readableSize(rate),
      }
      if (bar) bar.update(transferred, shown)
      else {
        bar = barFor(total, stream)
        // Without a total nothing is drawn that the number would mean something for.
        bar.start(total ?? Number.MAX_SAFE_INTEGER, transferred, shown)
      }
    },
    stop: () => bar?.stop(),
  }
}

function barFor(total: number | undefined, stream: NodeJS.WriteStream): SingleBar {
  return new SingleBar({
    format:
      total === undefined
        ? '{title}: {done}, {rate}/s'
        : '{title} {bar} {percentage}% {done} of {whole}, {rate}/s, {eta_formatted} left',
    stream,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 40,
  })
}
