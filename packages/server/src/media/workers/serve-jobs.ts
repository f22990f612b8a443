import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { MediaRefusal } from './refusal.ts'
import type { Answer, Order } from './wire.ts'

/** The life of a worker: does one job after the other until it is killed, or nobody is left to answer. */
export function serveJobs(jobs: Readonly<Record<string, (input: never) => Promise<unknown>>>): void {
  process.on('message', (order: Order) => {
    void answerTo(order, jobs[order.job]).then((answer) => {
      if (process.connected) process.send?.(answer)
    })
  })
  // This file is serve-jobs.ts unbuilt and serve-jobs.js built; so is the thread's.
  new Worker(new URL(`./watch-parent${extname(import.meta.url)}`, import.meta.url))
}

async function answerTo(
  { job, input }: Order,
  work: ((input: never) => Promise<unknown>) | undefined,
): Promise<Answer> {
  try {
    if (!work) return { kind: 'failed', details: `there is no job ${job}` }
    return { kind: 'done', output: await work(input as never) }
  } catch (error) {
    if (error instanceof MediaRefusal) return { kind: 'refused', refusal: error.refusal, why: error.message }
    return { kind: 'failed', details: error instanceof Error ? error.message : String(error) }
  }
}
