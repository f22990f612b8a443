import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { after, before, suite, test } from 'node:test'
import { memorySession } from '@longshore/client/exports'
import { connect, type NodeClient } from '@longshore/client/node'
import { authKeyOf } from '@longshore/protocol/mtproto/message/auth-key'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import type { Type } from '@longshore/protocol/schema/api'
import { ownerOf } from '@longshore/server/workers/owner'
import { Stranger, stop } from './longshore.ts'

const WORKERS = 2
const MiB = 2 ** 20
const PART = 16 * 1024

interface Info {
  readonly dcs: readonly { id: number; host: string; port: number }[]
  readonly publicKeys: readonly string[]
}

/** A user whose clients are all led to the worker the user belongs to. */
interface Person {
  readonly client: NodeClient
  readonly name: string
  readonly worker: number
  /** Another connection, with the same key. */
  again(): Promise<NodeClient>
}

suite('a server with workers', () => {
  const opened = new AsyncDisposableStack()
  let someone: Stranger
  let server: Awaited<ReturnType<typeof serveWithWorkers>>
  let info: Info
  /** One at each worker. */
  let people: [Person, Person]

  before(async () => {
    someone = opened.use(await Stranger.arrive())
    server = await serveWithWorkers(someone)
    info = JSON.parse(await someone.do('me', ['info', '--data', 'data', '--json']))
    people = await oneAtEachWorker(info, opened)
  })
  after(() => opened.disposeAsync())

  test('says how many they are', () => {
    assert.match(server.greeting, /, with 2 workers$/)
    assert.deepEqual([...server.pids.keys()].sort(), [0, 1])
  })

  test('a file goes from a user at one worker to a user at the other, who hears of it at once', async () => {
    const [one, other] = people
    const bytes = randomBytes(3 * MiB + 7)
    const arrived = newMessage(other.client)
    await one.client.sendDocument(await peerOf(one.client, other.name), bytes, { name: 'a.bin' })
    assert.ok(bytes.equals((await other.client.downloadBytes(await arrived)).bytes))
  })

  test('HTTP and WebSockets are led to workers as well', async () => {
    const { port } = info.dcs[0] ?? assert.fail('info names no data center')
    const page = await fetch(`http://127.0.0.1:${port}/`)
    assert.match(await page.text(), /This is Longshore/)
    const webSocket = new WebSocket(`ws://127.0.0.1:${port}/apiws`, 'binary')
    await once(webSocket, 'open')
    webSocket.close()
    await once(webSocket, 'close')
  })

  test('a connection that is not where its user belongs does all the same', async () => {
    const [, other] = people
    for (const { client } of await atBothWorkers(71)) {
      const bytes = randomBytes(MiB + 1)
      const arrived = newMessage(other.client)
      await client.sendDocument(await peerOf(client, other.name), bytes, { name: 'a.bin' })
      assert.ok(bytes.equals((await other.client.downloadBytes(await arrived)).bytes))
    }
  })

  test('parts that arrive at both workers make one file, whichever of them is asked for it', async () => {
    const phone = phoneOf(72)
    const clients = [await ledAstray(phone), opened.use(await signedIn(info, phone))]
    const file = { id: randomBytes(8).readBigInt64LE(), bytes: randomBytes(24 * PART) }
    await Promise.all(
      Array.from({ length: 24 }, (_, part) => {
        const bytes = file.bytes.subarray(part * PART, (part + 1) * PART)
        return clients[part % 2]?.call('upload.saveFilePart', { file_id: file.id, file_part: part, bytes })
      }),
    )
    for (const client of clients) {
      const message = messageIn(await sendUploaded(client, file.id, 24))
      assert.ok(message)
      assert.ok(file.bytes.equals((await client.downloadBytes(message)).bytes))
    }
  })

  /** A client whose parts go to another worker than its user's: their connection was made before it signed in. */
  async function ledAstray(phone: string): Promise<NodeClient> {
    for (;;) {
      const session = memorySession()
      const client = opened.use(await connectTo(info, session))
      const part = { file_id: 1n, file_part: 0, bytes: randomBytes(PART) }
      await assert.rejects(client.call('upload.saveFilePart', part), /AUTH_KEY_UNREGISTERED/)
      await client.signIn({ phone, code: () => '22222' })
      const [key] = (await session.load())?.keys ?? []
      assert.ok(key && client.userId)
      const keyId = authKeyOf(nodeCrypto, key.authKey).id
      if (ownerOf(keyId, WORKERS) !== ownerOf(client.userId, WORKERS)) return client
    }
  }

  test('a part that is missing is named, whichever worker is asked', async () => {
    const fileId = randomBytes(8).readBigInt64LE()
    const bytes = randomBytes(PART)
    for (const { client } of await atBothWorkers(73)) {
      await client.call('upload.saveFilePart', { file_id: fileId, file_part: 0, bytes })
      await assert.rejects(sendUploaded(client, fileId, 2), /FILE_PART_1_MISSING/)
    }
  })

  test('who presses a button of a bot at the other worker is told what it says', async () => {
    const create = ['bot', 'create', 'Harbour', '--username', 'harbour_bot', '--data', 'data']
    const token = (await someone.do('operator', create)).trim()
    const bot = opened.use(await botAtItsWorker(info, token))
    const asker = people.find(({ worker }) => worker !== ownerOf(bot.userId, WORKERS))?.client
    assert.ok(asker)
    const peer = await peerOf(asker, 'harbour_bot')
    await asker.call('messages.sendMessage', { peer, message: '/start', random_id: 1n })
    const button = {
      text: 'Dock',
      type: { _: 'inlineButtonTypeCallback', data: Buffer.from('dock') },
    } as const
    const sent = await bot.client.call('messages.sendMessage', {
      peer: { _: 'inputPeerUser', user_id: asker.userId ?? 0n, access_hash: 0n },
      message: 'Where?',
      random_id: 1n,
      reply_markup: {
        _: 'replyInlineMarkup',
        rows: [{ _: 'keyboardInlineButtonRow', buttons: [{ _: 'keyboardInlineButton', ...button }] }],
      },
    })
    assert.ok('updates' in sent || 'id' in sent)
    bot.client.onUpdates((updates) => {
      for (const update of 'updates' in updates ? updates.updates : [])
        if (update._ === 'updateBotCallbackQuery')
          void bot.client.call('messages.setBotCallbackAnswer', {
            query_id: update.query_id,
            message: 'Berth 7',
            cache_time: 0,
          })
    })
    const { messages } = await asker
      .call('messages.getHistory', {
        peer,
        offset_id: 0,
        offset_date: 0,
        add_offset: 0,
        limit: 1,
        max_id: 0,
        min_id: 0,
        hash: 0n,
      })
      .then((history) => ('messages' in history ? history : assert.fail()))
    const press = { peer, msg_id: messages[0]?.id ?? 0, data: button.type.data }
    assert.equal((await asker.call('messages.getBotCallbackAnswer', press)).message, 'Berth 7')
  })

  test('a key that is signed out by one worker is signed out at all', async () => {
    for (const { client, again } of await atBothWorkers(74)) {
      // This one is led to the user's worker; the one before is there for one of the two keys only.
      const elsewhere = opened.use(await again())
      await whoAmI(elsewhere)
      await client.call('auth.logOut', {})
      await assert.rejects(whoAmI(elsewhere), /AUTH_KEY_UNREGISTERED/)
    }
  })

  test('a session that another one ends is cut off, wherever it is', async () => {
    const [first, second] = await atBothWorkers(75)
    const { authorizations } = await first.client.call('account.getAuthorizations', {})
    const other = authorizations.find(({ current }) => !current)
    assert.ok(other)
    await first.client.call('account.resetAuthorization', { hash: other.hash })
    await assert.rejects(whoAmI(second.client))
  })

  /** Signs a user in with two new keys. Every handshake is led to the next worker, so that each has one of them. */
  async function atBothWorkers(number: number) {
    const sign = async () => {
      const session = memorySession()
      const client = opened.use(await signedIn(info, phoneOf(number), session))
      return { client, again: () => connectTo(info, session) }
    }
    return [await sign(), await sign()] as const
  }

  test('kill -9 of the worker an upload goes to: the client finishes, and the bytes are the same', async () => {
    const [one, other] = people
    const bytes = randomBytes(24 * MiB)
    let isKilled = false
    const arrived = newMessage(other.client)
    await one.client.sendDocument(await peerOf(one.client, other.name), bytes, {
      name: 'a.bin',
      onProgress: ({ transferred }) => {
        if (isKilled || transferred < 4 * MiB) return
        isKilled = true
        process.kill(server.pids.get(one.worker) ?? Number.NaN, 'SIGKILL')
      },
    })
    assert.ok(bytes.equals((await other.client.downloadBytes(await arrived)).bytes))
    await using again = await one.again()
    await whoAmI(again)
    assert.match(server.errors.join('\n'), /a worker process died and is started anew/)
  })

  test('SIGTERM ends all of them, with 0', async () => {
    // All of them have the same output: it is closed when the last one has ended.
    const closed = once(server.child, 'close')
    server.child.kill('SIGTERM')
    assert.deepEqual(await closed, [0, null])
  })
})

test('kill -9 of the first process ends the workers, and the next server finds the folder free', async () => {
  await using someone = await Stranger.arrive()
  const server = await serveWithWorkers(someone)
  // All of them have the same output: it is closed when the last one has ended.
  const closed = once(server.child, 'close')
  server.child.kill('SIGKILL')
  const [next] = await Promise.all([someone.serve('--test-accounts'), closed])
  assert.equal(await stop(next.child), 0)
})

test('what a crash left behind is cleared away before the workers begin', async () => {
  await using someone = await Stranger.arrive()
  const { child } = await someone.serve()
  assert.equal(await stop(child), 0)
  const database = new DatabaseSync(someone.path('data', 'longshore.sqlite'))
  database.exec(`INSERT INTO file_blob (size, state, refs) VALUES (1, 'arriving', 0)`)
  const next = await serveWithWorkers(someone)
  assert.equal(database.prepare('SELECT count(*) AS n FROM file_blob WHERE refs = 0').get()?.n, 0)
  database.close()
  assert.equal(await stop(next.child), 0)
})

test('a number of workers that makes no sense is refused', async () => {
  await using someone = await Stranger.arrive()
  for (const workers of ['0', '65', 'many']) {
    const { stderr } = await someone.fail('me', ['serve', '--data', 'data', '--workers', workers])
    assert.match(stderr, /from 1 to 64/)
  }
})

/** Starts the server, and waits until it serves; reads what it logs. */
async function serveWithWorkers(someone: Stranger) {
  const args = ['serve', '--data', someone.path('data'), '--port', '0', '--test-accounts']
  const child = someone.start('operator', [...args, '--workers', String(WORKERS)], {
    env: { LONGSHORE_LOG: 'info' },
  })
  /** The newest process of each worker. */
  const pids = new Map<number, number>()
  const errors: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    const { level, msg, worker, pid } = JSON.parse(line)
    if (msg === 'a worker process serves') pids.set(worker, pid)
    if (level >= 50) errors.push(line)
  })
  const greeting = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('is serving')) resolve(line)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${errors}`)))
  })
  return { child, greeting, pids, errors }
}

/** Signs users in until there is one for each worker, and connects them anew: now they are led to their own. */
async function oneAtEachWorker(info: Info, opened: AsyncDisposableStack): Promise<[Person, Person]> {
  const found = new Map<number, Person>()
  for (let number = 1; found.size < WORKERS; number++) {
    const session = memorySession()
    const first = await signedIn(info, phoneOf(number), session)
    const worker = ownerOf(first.userId ?? 0n, WORKERS)
    await first.close()
    if (found.has(worker)) continue
    const client = opened.use(await connectTo(info, session))
    const name = `person_at_${worker}`
    await client.call('account.updateUsername', { username: name })
    found.set(worker, { client, name, worker, again: () => connectTo(info, session) })
  }
  const [one, other] = found.values()
  assert.ok(one && other)
  return [one, other]
}

/** Signs a bot in, and connects it anew: now it is led to its own worker. */
async function botAtItsWorker(info: Info, token: string) {
  const session = memorySession()
  const first = await connectTo(info, session)
  const login = { flags: 0, api_id: 1, api_hash: 'x', bot_auth_token: token }
  const authorization = await first.call('auth.importBotAuthorization', login)
  assert.ok(authorization._ === 'auth.authorization')
  await first.close()
  const client = await connectTo(info, session)
  await whoAmI(client)
  return { client, userId: authorization.user.id, [Symbol.asyncDispose]: () => client.close() }
}

function phoneOf(number: number): string {
  return `999662${String(number).padStart(4, '0')}`
}

async function signedIn(info: Info, phone: string, session = memorySession()): Promise<NodeClient> {
  const client = await connectTo(info, session)
  await client.signIn({ phone, code: () => '22222' })
  return client
}

function connectTo({ dcs, publicKeys }: Info, session = memorySession()): Promise<NodeClient> {
  return connect({ dcs, publicKeys, apiId: 1, apiHash: 'x', session })
}

async function peerOf(client: NodeClient, username: string): Promise<Type<'InputPeer'>> {
  const { users } = await client.call('contacts.resolveUsername', { username })
  const [user] = users
  assert.equal(user?._, 'user')
  return { _: 'inputPeerUser', user_id: user.id, access_hash: user.access_hash ?? 0n }
}

async function whoAmI(client: NodeClient): Promise<void> {
  await client.call('users.getUsers', { id: [{ _: 'inputUserSelf' }] })
}

/** Sends a file, whose parts are saved, to oneself. */
function sendUploaded(client: NodeClient, id: bigint, parts: number): Promise<Type<'Updates'>> {
  const file = { _: 'inputFile', id, parts, name: 'a.bin', md5_checksum: '' } as const
  return client.call('messages.sendMedia', {
    peer: { _: 'inputPeerSelf' },
    media: {
      _: 'inputMediaUploadedDocument',
      file,
      mime_type: 'application/octet-stream',
      attributes: [],
    },
    message: '',
    random_id: randomBytes(8).readBigInt64LE(),
  })
}

/** The next message with media that a client is told of. */
function newMessage(client: NodeClient): Promise<Type<'Message'>> {
  return new Promise((resolve) => {
    const end = client.onUpdates((updates) => {
      const message = messageIn(updates)
      if (!message) return
      end()
      resolve(message)
    })
  })
}

function messageIn(updates: Type<'Updates'>): Type<'Message'> | undefined {
  const all = 'updates' in updates ? updates.updates : []
  for (const update of all)
    if (update._ === 'updateNewMessage' && update.message._ === 'message') return update.message
  return undefined
}
