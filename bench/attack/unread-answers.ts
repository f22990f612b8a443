import type { Request, TlObject } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { HostileSession } from '../../interop/hostile/session.ts'
import { again, type Ground, LAYER, MiB, pause, untilItSucceeds } from './ground.ts'
import { fileOf, signIn } from './signed-in.ts'

/** Requests for all of a file in a wrapper, many to a connection, whose answers nobody reads. */
export async function unreadAnswers(ground: Ground): Promise<void> {
  const [from = '127.0.0.1'] = ground.addresses
  const { session, key } = await untilItSucceeds(ground, () => signIn({ ...ground.server, from }, 7001))
  const location = await untilItSucceeds(ground, () => fileOf(session, MiB))
  const getFile: Request<'upload.getFile'> = { _: 'upload.getFile', location, offset: 0n, limit: MiB }
  const query = apiCodec.encode(getFile, LAYER)
  const wrapped = apiCodec.encode({
    _: 'invokeWithoutUpdates',
    query,
  } as TlObject as Request<'invokeWithoutUpdates'>)
  await again(ground, 60, async (address) => {
    const reader = await HostileSession.open({ ...ground.server, from: address }, key, LAYER)
    await reader.call({ _: 'help.getConfig' })
    reader.client.stopReading()
    for (let request = 0; request < 64; request++)
      reader.send(wrapped, { method: 'upload.getFile', told: '' })
    while (!ground.isOver() && !reader.client.isClosed) await pause(500)
    reader.client.reset()
  })
}
