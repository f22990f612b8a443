import type { Progress } from '@longshore/client/transfer/progress'
import { printable } from './file-name.ts'
import { barLine } from './report/bar-line.ts'
import { FileProgress } from './report/file-progress.ts'
import { LiveRegion, type Terminal } from './terminal/live-region.ts'

/** Shows how far one piece of work is, on a terminal; elsewhere it says nothing. */
export interface ProgressView {
  update(progress: Progress): void
  stop(): void
}

export function showProgress(
  name: string,
  stream: Terminal & { readonly isTTY?: boolean } = process.stderr,
  now: () => number = () => performance.now(),
): ProgressView {
  if (!stream.isTTY) return { update: () => {}, stop: () => {} }
  const shown = new FileProgress(printable(name), undefined, now)
  const region = new LiveRegion(stream, (columns) => [barLine(shown, columns)])
  return {
    update({ transferred, total }) {
      shown.size = total
      shown.reached(transferred)
      region.changed()
    },
    stop: () => region.close(),
  }
}
