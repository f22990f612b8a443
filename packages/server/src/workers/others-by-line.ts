import type { UploadDesk } from '../files/files-service.ts'
import { waitingFor } from '../observe/waits.ts'
import type { Log } from '../session/log.ts'
import type { Others } from '../session/others.ts'
import type { CallbackAnswer } from '../updates/callback-answer.ts'
import type { Line } from './line.ts'
import type { QuestionsToFront, QuestionsToWorker, ToOthers, UpdateToKey } from './questions.ts'

/** The line of a worker to its front. */
export type LineToFront = Line<QuestionsToFront, QuestionsToWorker>

/** The other workers as the sessions of one know them. */
export function othersBy(line: LineToFront): Others {
  return {
    temporaryKeyMade: (id) => heard(line.ask('temporary key made', id)),
    temporaryKeyGone: (id) => line.tell('temporary key gone', id),
    temporaryKeysDropped: (ids) => heard(askOthers(line, 'temporary keys dropped', ids)),
    // A front that is gone takes this process with it: the session never begins.
    claimSession: (claim) => line.ask('claim session', claim).catch(() => new Promise<never>(() => {})),
    keyChanged: (id) => heard(askOthers(line, 'key changed', id)),
    listening: (user, layer) => heard(line.ask('listening', { user, layer, isSo: true })),
    notListening: (user, layer) => line.tell('listening', { user, layer, isSo: false }),
  }
}

/** Another worker, that keeps the parts of its users. It is started anew if it dies meanwhile, and asked again. */
export function deskBy(line: LineToFront, worker: number): UploadDesk {
  return {
    async saveFilePart(user, part, maxParts) {
      const input: QuestionsToWorker['save part']['input'] = { user, part, maxParts }
      await waitingFor('another worker', line.ask('ask worker', { worker, name: 'save part', input }))
    },
    async receive(user, file, maxParts) {
      const input: QuestionsToWorker['receive']['input'] = { user, file, maxParts }
      const asking = line.ask('ask worker', { worker, name: 'receive', input })
      const received = await waitingFor('another worker', asking)
      return received as QuestionsToWorker['receive']['output']
    },
  }
}

/** Has the others send an update to the sessions of a key. */
export function sendToKey(line: LineToFront, update: UpdateToKey): void {
  void heard(askOthers(line, 'update to key', update))
}

/** @returns false where one of the others has lent the blob */
export async function othersLetGo(line: LineToFront, blob: bigint): Promise<boolean> {
  const answers = await askOthers(line, 'let go of blob', blob)
  return !answers.includes(false)
}

/** Who pressed a button may wait at another worker. @returns whether somebody did */
export async function answerElsewhere(line: LineToFront, answer: CallbackAnswer): Promise<boolean> {
  return (await askOthers(line, 'callback answered', answer)).includes(true)
}

/** Runs work while no other worker runs such work. */
export function inTurnOfAll(line: LineToFront): { take<T>(work: () => Promise<T>): Promise<T> } {
  return {
    async take(work) {
      await line.ask('turn', undefined)
      try {
        return await work()
      } finally {
        line.tell('turn over', undefined)
      }
    },
  }
}

/** The log of the front, for all. */
export function logBy(line: LineToFront): Log {
  const entry = (level: QuestionsToFront['log']['input']['level']) => (facts: object, sentence: string) =>
    line.tell('log', { level, facts, sentence })
  return { debug: entry('debug'), info: entry('info'), warn: entry('warn'), error: entry('error') }
}

function askOthers<N extends keyof QuestionsToWorker>(
  line: LineToFront,
  name: N,
  input: QuestionsToWorker[N]['input'],
): Promise<readonly unknown[]> {
  return line.ask('ask others', { name, input } satisfies ToOthers)
}

/** Nothing depends on what they answer. A front that is gone takes this process with it. */
async function heard(asked: Promise<unknown>): Promise<void> {
  await asked.catch(() => {})
}
