import { rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { assembleApi, assembleFiles } from './assemble.ts'
import { descriptorsOf, tellingOfRefused } from './descriptors.ts'
import { endInTime } from './end-in-time.ts'
import { defaultGatewayLimits } from './gateway/limits.ts'
import { keepTidyForAll } from './keep-tidy.ts'
import { openMedia } from './open-media.ts'
import { openStores } from './open-stores.ts'
import { publicAddressOf } from './public-address.ts'
import { seedSamples } from './seed-samples.ts'
import type { LongshoreServer, ServeOptions } from './serve-options.ts'
import { takeBackServerInfo } from './server-info.ts'
import type { Log } from './session/log.ts'
import { systemTimers } from './session/time.ts'
import { openTelling } from './tell-how-to-connect.ts'
import { roomForWork, watchDisk } from './watch-disk.ts'
import { Front } from './workers/front.ts'
import { FrontDoor } from './workers/front-door.ts'

export type WorkersOptions = ServeOptions & { readonly workers: number; readonly log: Log }

/**
 * A data center whose connections are spread over worker processes. This one, the front, has the data folder, puts it in
 * order, opens the port and tidies up; it serves no connection itself.
 */
export async function serveWithWorkers(options: WorkersOptions): Promise<LongshoreServer> {
  const { data, host, dcId, workers, log, deliverCode } = options
  await using opened = new AsyncDisposableStack()
  const front = new Front({
    // This file is serve-with-workers.ts unbuilt and .js built; so is the worker's.
    main: new URL(`./worker${extname(import.meta.url)}`, import.meta.url),
    workers,
    userOf: async (key) => {
      const permanent = (await stores.keys.temporary(key))?.boundTo ?? key
      return (await stores.keys.get(permanent))?.userId
    },
    deliverCode,
    connectionOver: (id) => door.over(id),
    clock: Date.now,
    timers: systemTimers,
    log,
  })
  const stores = await openStores(data, Date.now, opened, log, { reserve: options.reserve, others: front })
  opened.defer(watchDisk(data, stores.room, log))
  opened.defer(() => front.close())
  opened.defer(await takeBackServerInfo(data))
  const files = assembleFiles(stores, options.limits)
  await rm(join(data, 'work'), { recursive: true, force: true })
  const { media, missing } = await openMedia(join(data, 'work', 'front'), log, {
    count: 1,
    hasRoom: roomForWork(stores.room),
  })
  opened.defer(() => media.close())

  const door = await FrontDoor.prepare({
    most: workers * descriptorsOf().connections,
    mostOutside: descriptorsOf().connections,
    onRefused: tellingOfRefused(log, Date.now),
    host,
    port: options.port,
    limits: {
      ...defaultGatewayLimits,
      ...(options.connectionsPerAddress && { connectionsPerAddress: options.connectionsPerAddress }),
    },
    crypto: nodeCrypto,
    timers: systemTimers,
    lead: (...connection) => front.lead(...connection),
  })
  opened.defer(() => door.close())
  const address = await publicAddressOf(options, door.port)
  const settings = {
    data,
    dcId,
    publicIp: address.publicIp,
    port: address.port,
    workers,
    testAccounts: options.testAccounts,
    openSignUp: options.openSignUp,
    languagePack: options.languagePack,
    limits: options.limits ?? {},
    reserve: options.reserve,
  }
  const api = assembleApi(settings, stores, {
    files,
    media,
    log,
    updates: front.updates,
    deliverCode,
  })
  if (options.testAccounts) await seedSamples(api, files, log)
  await front.begin(settings)
  opened.defer(keepTidyForAll(files, api, log))

  const told = await openTelling(stores.identity, { data, dcId, ...address }, door)
  log.info({ dcId, port: door.port, workers, cryptography: nodeCrypto.name }, 'serving')
  const everything = opened.move()
  return {
    ...told,
    listening: { host, port: door.port },
    workers,
    missing,
    close: () => endInTime(everything, log),
  }
}
