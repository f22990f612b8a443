import { AsyncLocalStorage } from 'node:async_hooks'

/** What the answer to a request may wait for. */
export type AwaitedThing =
  | 'a turn for media work'
  | 'media work'
  | 'the disk'
  | 'the lock of the database'
  | 'another worker'

/** Notes what somebody waits for, from now until the end is told. */
export interface NotesWaits {
  waits(what: AwaitedThing): () => void
}

/**
 * Whose work it is that runs: what waits is far below the request, in stores and queues that are the same for all, and
 * must not carry requests through all of them for the sake of a line in a log.
 */
const whose = new AsyncLocalStorage<NotesWaits>()

/** Runs work; what it waits for is noted here. */
export function notingWaits<T>(notes: NotesWaits, work: () => Promise<T>): Promise<T> {
  return whose.run(notes, work)
}

/** Notes that the work that runs waits for this. */
export async function waitingFor<T>(what: AwaitedThing, waiting: Promise<T>): Promise<T> {
  const end = whose.getStore()?.waits(what)
  if (!end) return waiting
  try {
    return await waiting
  } finally {
    end()
  }
}
