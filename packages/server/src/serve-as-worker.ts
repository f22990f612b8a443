import type { Socket } from 'node:net'
import { boundYoungGeneration } from './observe/young-generation.ts'
import { openWorker, type Worker } from './open-worker.ts'
import { Line } from './workers/line.ts'
import type { LineToFront } from './workers/others-by-line.ts'
import type { QuestionsToFront, QuestionsToWorker, WorkerSettings } from './workers/questions.ts'

/** Milliseconds to close everything in, when the front has let go. */
const LAST_WORDS = 2000

/**
 * The life of a worker process: serves the connections the front hands to it, and tells the others what they must know.
 * It ends when the front lets go of it. Where that happens without a word the front has died, and so does the worker, at
 * once: another server may be about to put the data folder in order.
 */
export function serveAsWorker(): void {
  boundYoungGeneration()
  // A terminal tells every process of a command; the front says when it is time.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
  let finished: Worker | undefined
  const open = async (settings: WorkerSettings): Promise<void> => {
    const worker = await openWorker(settings, line)
    const close = async () => {
      await worker.finish()
      finished = worker
    }
    line.answerWith({ ...worker.answers, open, close })
  }
  // What cannot be sent was for a front that is gone: the end of the channel tells.
  const post = (letter: object) => process.send?.(letter, undefined, undefined, () => {})
  const line: LineToFront = new Line<QuestionsToFront, QuestionsToWorker>(post, { open })
  process.on('message', (letter, socket) => line.receive(letter, socket as Socket | undefined))
  process.on('disconnect', async () => {
    setTimeout(() => process.exit(), LAST_WORDS)
    await finished?.end()
    process.exit()
  })
}
