import { join } from 'node:path'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { assembleApi, assembleFiles, assembleServer } from './assemble.ts'
import { descriptorsOf, tellingOfRefused } from './descriptors.ts'
import { endInTime } from './end-in-time.ts'
import { prepareToListen } from './gateway/tcp.ts'
import { keepTidy } from './keep-tidy.ts'
import { openMedia } from './open-media.ts'
import { openStores } from './open-stores.ts'
import { publicAddressOf } from './public-address.ts'
import { seedSamples } from './seed-samples.ts'
import type { LongshoreServer, ServeOptions } from './serve-options.ts'
import { serveWithWorkers } from './serve-with-workers.ts'
import { takeBackServerInfo } from './server-info.ts'
import { type Log, silentLog } from './session/log.ts'
import { systemTimers } from './session/time.ts'
import { openTelling } from './tell-how-to-connect.ts'
import { roomForWork, watchDisk } from './watch-disk.ts'

export type { LongshoreServer, ServeOptions }

/**
 * A data center on its embedded store: opens everything, and closes everything it opened.
 *
 * @throws {DataFolderError} another server is serving the folder
 * @throws {ServerIdentityError} the server's keys are damaged
 */
export async function serve(options: ServeOptions): Promise<LongshoreServer> {
  const { workers = 1 } = options
  const log = options.log ?? silentLog
  return workers > 1 ? serveWithWorkers({ ...options, workers, log }) : serveAlone({ ...options, log })
}

async function serveAlone(options: ServeOptions & { readonly log: Log }): Promise<LongshoreServer> {
  const { data, host, dcId, log } = options
  await using opened = new AsyncDisposableStack()
  const stores = await openStores(data, Date.now, opened, log, { reserve: options.reserve })
  opened.defer(watchDisk(data, stores.room, log))
  opened.defer(await takeBackServerInfo(data))
  const files = assembleFiles(stores, options.limits)
  const { media, missing } = await openMedia(join(data, 'work'), log, { hasRoom: roomForWork(stores.room) })
  opened.defer(() => media.close())

  const listener = await prepareToListen({
    host,
    port: options.port,
    most: descriptorsOf().connections,
    onRefused: tellingOfRefused(log, Date.now),
    timers: systemTimers,
    accept: (wire) => server.accept(wire),
    http: (...exchange) => server.http(...exchange),
  })
  opened.defer(() => listener.close())
  const address = await publicAddressOf(options, listener.port)
  const api = assembleApi({ ...options, ...address }, stores, {
    files,
    media,
    log,
    updates: {
      push: (...update) => server.updates.push(...update),
      pushToKey: (...update) => server.updates.pushToKey(...update),
      listens: (user) => server.updates.listens(user),
    },
    deliverCode: options.deliverCode,
  })
  const server = assembleServer(stores, {
    api,
    dcId,
    log,
    gatewayLimits: {
      ...(options.connectionsPerAddress && { connectionsPerAddress: options.connectionsPerAddress }),
    },
  })
  opened.defer(() => server.close())
  opened.defer(keepTidy(files, api, log))
  if (options.testAccounts) await seedSamples(api, files, log)

  const told = await openTelling(stores.identity, { data, dcId, ...address }, listener)
  log.info({ dcId, port: listener.port, cryptography: nodeCrypto.name }, 'serving')
  const everything = opened.move()
  return {
    ...told,
    listening: { host, port: listener.port },
    workers: 1,
    missing,
    close: () => endInTime(everything, log),
  }
}
