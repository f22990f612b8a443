import assert from 'node:assert/strict'
import { MemoryStorage, type TelegramClient } from '@mtcute/node'
import { mtcuteFor } from '../../clients/mtcute.ts'
import type { ServerAddress } from '../../server.ts'
import { testAccount } from '../../stock-client.ts'
import { Changing, type Scene, type Work } from '../fact.ts'

let accounts = 0

/** Somebody whose two clients share a permanent key, each with a temporary one; one client has that of the other dropped. */
const temporaryKeys: Work = async ({ server, signal, told }) => {
  const account = testAccount(9100 + (accounts++ % 800))
  const kept = new MemoryStorage()
  const start = {
    phone: account.phone,
    code: () => Promise.resolve(account.code),
    codeSentCallback: () => {},
  }
  await withClient(server, kept, (client) => client.start(start), signal)
  const isKept = new Changing(true)
  told('temporary key', async ({ server }) => {
    if (isKept.mayBe(false)) return 'superseded'
    return assert.equal(await isKeyKept(server, kept), true, 'the temporary key is gone')
  })
  if (accounts % 2 === 0) return
  const other = withoutTemporaryKey(kept)
  const drop = async (client: TelegramClient) => {
    await client.getMe()
    await isKept.become(false, () => client.call({ _: 'auth.dropTempAuthKeys', exceptAuthKeys: [] }))
  }
  await withClient(server, other, drop, signal)
  tellOfDropped(kept, told)
}

/** The client of a key that was dropped makes another one. */
function tellOfDropped(storage: MemoryStorage, told: Scene['told']): void {
  const copy = copyOf(storage)
  told(
    'temporary key that was dropped',
    async ({ server }) => {
      assert.equal(await isKeyKept(server, copy), false, 'the temporary key is there again')
    },
    { once: true },
  )
}

/** Whether a client goes on under the temporary key that it had. */
async function isKeyKept(server: ServerAddress, storage: MemoryStorage): Promise<boolean> {
  const before = temporaryKeysIn(storage)
  assert.notDeepEqual(before, [], 'the client has no temporary key')
  await withClient(server, storage, (client) => client.getMe())
  const after = temporaryKeysIn(storage)
  return before.every((key) => after.includes(key))
}

async function withClient(
  server: ServerAddress,
  storage: MemoryStorage,
  work: (client: TelegramClient) => Promise<unknown>,
  signal?: AbortSignal,
): Promise<void> {
  const client = await mtcuteFor(server, 'intermediate', { storage, usePfs: true, logLevel: 0 })
  // It would go on trying in the next life of the server.
  const end = () => void client.destroy()
  signal?.addEventListener('abort', end)
  try {
    await work(client)
  } finally {
    signal?.removeEventListener('abort', end)
    await client.destroy()
  }
}

function temporaryKeysIn({ authKeys }: MemoryStorage): string[] {
  return [...authKeys.state.authKeysTemp.values()].map((key) => Buffer.from(key).toString('hex'))
}

function copyOf(storage: MemoryStorage): MemoryStorage {
  const copy = new MemoryStorage()
  // What it remembers are maps, or objects of maps, which its parts have got hold of already.
  for (const [name, state] of structuredClone(storage.driver.states)) {
    const own: unknown = copy.driver.states.get(name)
    if (own instanceof Map && state instanceof Map) for (const [key, value] of state) own.set(key, value)
    else Object.assign(own as object, state)
  }
  return copy
}

function withoutTemporaryKey(storage: MemoryStorage): MemoryStorage {
  const copy = copyOf(storage)
  copy.authKeys.state.authKeysTemp.clear()
  copy.authKeys.state.authKeysTempExpiry.clear()
  return copy
}

export const keyWorks: readonly Work[] = [temporaryKeys]
