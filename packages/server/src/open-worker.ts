import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { assembleApi, assembleFiles, assembleServer } from './assemble.ts'
import { descriptorsOf, tellingOfRefused } from './descriptors.ts'
import { Entrance } from './gateway/entrance.ts'
import { defaultGatewayLimits } from './gateway/limits.ts'
import type { MtprotoServer } from './gateway/mtproto-server.ts'
import { keepTidyFor } from './keep-tidy.ts'
import { HiddenCauses } from './observe/hidden-causes.ts'
import { openMedia } from './open-media.ts'
import { joinStores } from './open-stores.ts'
import { shareOfRemembered } from './session/budgets.ts'
import { defaultSessionLimits } from './session/limits.ts'
import { systemTimers } from './session/time.ts'
import { roomForWork } from './watch-disk.ts'
import { HandedWire } from './workers/handed-wire.ts'
import type { Answers } from './workers/line.ts'
import {
  answerElsewhere,
  deskBy,
  inTurnOfAll,
  type LineToFront,
  logBy,
  othersBy,
  othersLetGo,
  sendToKey,
} from './workers/others-by-line.ts'
import { ownerOf } from './workers/owner.ts'
import { Presence } from './workers/presence.ts'
import type { QuestionsToWorker, WorkerSettings } from './workers/questions.ts'
import { UpdatesOfAll } from './workers/updates-of-all.ts'

/** A worker that serves. */
export interface Worker {
  /** How it answers whatever it is asked. */
  readonly answers: Omit<Answers<QuestionsToWorker>, 'open' | 'close'>
  /** Answers what is under way and ends all connections. What other workers ask is answered still. */
  finish(): Promise<void>
  /** Closes everything. */
  end(): Promise<void>
}

/** Opens the store beside the others, and all that serves connections over it. */
export async function openWorker(settings: WorkerSettings, line: LineToFront): Promise<Worker> {
  const { index, workers, data, dcId } = settings
  const isOurs = (user: bigint) => ownerOf(user, workers) === index
  const log = logBy(line)
  const presence = new Presence()
  await using opened = new AsyncDisposableStack()
  const stores = await joinStores(data, Date.now, opened, log, {
    reserve: settings.reserve,
    others: { letGo: (blob) => othersLetGo(line, blob) },
  })
  const files = assembleFiles(stores, settings.limits, (user) =>
    isOurs(user) ? undefined : deskBy(line, ownerOf(user, workers)),
  )
  const { media } = await openMedia(join(data, 'work', String(index)), log, {
    count: mediaProcesses(workers),
    hasRoom: roomForWork(stores.room),
  })
  opened.defer(() => media.close())
  const api = assembleApi(settings, stores, {
    files,
    media,
    log,
    updates: new UpdatesOfAll({
      local: {
        push: (...update) => server.updates.push(...update),
        pushToKey: (...update) => server.updates.pushToKey(...update),
        listens: (user) => server.updates.listens(user),
      },
      presence,
      send: (worker, input) => line.tell('tell worker', { worker, name: 'update', input }),
      sendToKey: (update) => sendToKey(line, update),
      log,
    }),
    naming: inTurnOfAll(line),
    answerElsewhere: (answer) => answerElsewhere(line, answer),
    deliverCode: (phone, code) => line.tell('code', { phone, code }),
  })
  const server: MtprotoServer = assembleServer(stores, {
    api,
    dcId,
    log,
    others: othersBy(line),
    ...shareOf(workers),
  })
  const entrance = new Entrance({
    timers: systemTimers,
    accept: (wire) => server.accept(wire),
    http: (...exchange) => server.http(...exchange),
  })
  // What it hides from the client does not travel to the worker that answers.
  const hiddenCauses = new HiddenCauses({ log, clock: Date.now })
  const telling = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      if (error instanceof Error) hiddenCauses.tell(error)
      throw error
    })
  const { connections: mostConnections } = descriptorsOf()
  const inside = new Set<number>()
  const refused = tellingOfRefused(log, Date.now)
  const endTidying = keepTidyFor(isOurs, files, log)
  const everything = opened.move()
  return {
    answers: {
      connection: ({ id, bytes }, socket) => {
        const over = () => {
          inside.delete(id)
          line.tell('connection over', id)
        }
        if (!socket) return over()
        inside.add(id)
        // Not of a wire, which takes the socket over and knows of its end itself.
        socket.once('close', over)
        if (inside.size > mostConnections) {
          refused()
          socket.destroy()
          return
        }
        entrance.admitWith(socket, Buffer.from(bytes), (first) => new HandedWire(socket, first, over))
      },
      'save part': ({ user, part, maxParts }) => telling(files.saveFilePart(user, part, maxParts)),
      receive: ({ user, file, maxParts }) => telling(files.receive(user, file, maxParts)),
      'key changed': async (id) => {
        await server.keyChangedElsewhere(id).catch((error: unknown) => {
          log.error({ err: error }, 'an authorization key could not be read')
        })
      },
      'temporary keys dropped': (ids) => server.temporaryKeysDropped(ids),
      'claim session': (claim) => server.claimedElsewhere(claim),
      'let go of blob': (blob) => stores.storage.blobs.letGo(blob),
      update: ({ user, updates, except }) => server.pushFromElsewhere(user, updates, except),
      'update to key': ({ key, layer, update }) => server.updates.pushToKey(key, layer, update),
      'callback answered': (answer) => api.answerCallback(answer),
      listening: (listening) => presence.note(listening),
      'worker gone': (worker) => presence.workerGone(worker),
    },
    finish: async () => {
      await Promise.all([endTidying(), server.close()])
      entrance.close()
    },
    end: () => everything.disposeAsync(),
  }
}

/** Less would not let a container of several parts in. */
const leastBytes = 16 * 1024 * 1024

/** What all connections of a server may hold is divided among its workers. The front counts those of an address. */
function shareOf(workers: number) {
  const { temporaryKeys } = defaultSessionLimits
  const share = (bytes: number) => Math.max(bytes / workers, Math.min(bytes, leastBytes))
  return {
    gatewayLimits: {
      connectionsPerAddress: Number.MAX_SAFE_INTEGER,
      bytesOfAll: defaultGatewayLimits.bytesOfAll / workers,
      httpBytes: share(defaultGatewayLimits.httpBytes),
      httpBytesPerAddress: share(defaultGatewayLimits.httpBytesPerAddress),
      trafficOfAll: share(defaultGatewayLimits.trafficOfAll),
      trafficPerAddress: share(defaultGatewayLimits.trafficPerAddress),
    },
    limits: {
      remembered: shareOfRemembered(workers),
      temporaryKeys: Math.ceil(temporaryKeys / workers),
    },
  }
}

/** Two at least, so that a photo need not wait for a video. */
function mediaProcesses(workers: number): number {
  return Math.max(2, Math.ceil((availableParallelism() - 1) / workers))
}
