import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { MessageIdSource } from '@longshore/protocol/mtproto/message/message-id'
import { sealPlain } from '@longshore/protocol/mtproto/message/plain-message'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { apiTable } from '@longshore/protocol/schema/api-table.gen'
import { apiCodec, mtprotoCodec } from '@longshore/protocol/schema/codec'
import { Table } from '@longshore/protocol/schema/table'
import { TlError } from '@longshore/protocol/tl/reader'
import { belongingsOf } from './hostile/belongings.ts'
import { type Below, chance, oneOf, randomBytes } from './hostile/chance.ts'
import { type Hints, inventRequest, withWrongField } from './hostile/invent.ts'
import { mutated, wholeWords } from './hostile/mutate.ts'
import { pictureRequestsOf } from './hostile/picture-requests.ts'
import { type AnyRequest, hintsOf, requestsBeforeLogin, requestsOf } from './hostile/requests.ts'
import { HostileSession, introducedBytes, makeKey, nextFrame } from './hostile/session.ts'
import { TcpClient } from './hostile/tcp.ts'
import { signInOurs, transports } from './our-client.ts'
import { type RunningServer, startServer } from './server.ts'
import { testAccount } from './stock-client.ts'

const SEED = Number(process.env.LONGSHORE_SEED ?? 20_240_520)
const COUNT = Number(process.env.LONGSHORE_HOSTILE_FRAMES ?? 10_000)
/** Each of these costs both sides a key exchange. */
const EXCHANGES = Number(process.env.LONGSHORE_HOSTILE_EXCHANGES ?? 200)
/** Connections at a time. */
const ABREAST = 24
/** Requests between two honest ones. */
const BATCH = 40
/** MiB of what the server may keep alive: with more it would die. How much the collector leaves lying about says little. */
const MOST_ALIVE = 160
/** Bytes by which the whole process may have grown when all is over; from half a minute on it grows no more. */
const MOST_GROWTH = 320 * 1024 * 1024

describe(`${COUNT} hostile frames at each stage, seed ${SEED} (LONGSHORE_SEED, LONGSHORE_HOSTILE_FRAMES)`, () => {
  let server: RunningServer
  let startedWith = 0
  before(async () => {
    server = await startServer({
      flags: ['--test-accounts'],
      nodeFlags: [`--max-old-space-size=${MOST_ALIVE}`],
    })
    await assertServes(server, 1)
    startedWith = await residentBytes(server)
  })
  after(async () => {
    await server?.stop()
  })

  test(`${COUNT} connections with wrong first bytes`, async () => {
    await inTurns(COUNT, ABREAST * 2, async (below) => {
      const client = await TcpClient.open(server, oneOf(transports, below))
      const honest = Buffer.concat([client.start(), client.frame(plain(reqPq(below)))])
      client.write(below(20) === 0 ? randomBytes(below(200), below) : mutated(new Uint8Array(honest), below))
      // Some wait to see what happens, the others are gone.
      if (below(4) === 0) await client.finish()
      else client.reset()
    })
    await assertServes(server, 2)
  })

  test(`${COUNT} mutated req_pq_multi`, async () => {
    await inTurns(COUNT / 10, ABREAST, async (below) => {
      let client = await started(server)
      for (let n = 0; n < 10; n++) {
        if (client.isClosed) client = await started(server)
        const answer = nextFrame(client)
        client.write(client.frame(wholeWords(mutated(plain(reqPq(below)), below))))
        await client.orClosed(answer, 'no answer to req_pq_multi')
      }
      client.reset()
    })
    await assertServes(server, 3)
  })

  test(`${COUNT} mutated req_DH_params after a right req_pq_multi`, async () => {
    await inTurns(COUNT / 10, ABREAST, async (below) => {
      let client = await started(server)
      for (let n = 0; n < 10; n++) {
        if (client.isClosed) client = await started(server)
        const nonce = randomBytes(16, below)
        const challenge = nextFrame(client)
        client.write(client.frame(plain(mtprotoCodec.encode({ _: 'req_pq_multi', nonce } as never))))
        const resPq = await client.orClosed(challenge, 'no answer to req_pq_multi')
        assert.ok(resPq, 'a right req_pq_multi is answered')
        const answer = nextFrame(client)
        client.write(client.frame(plain(spoilt(reqDh(nonce, resPq.payload, below), below))))
        await client.orClosed(answer, 'no answer to req_DH_params')
      }
      client.reset()
    })
    await assertServes(server, 4)
  })

  for (const [step, name] of ['req_DH_params', 'set_client_DH_params'].entries()) {
    test(`${EXCHANGES} mutated ${name} with everything before it right, encryption and all (LONGSHORE_HOSTILE_EXCHANGES)`, async () => {
      await inTurns(EXCHANGES, 8, async (below) => {
        const client = await started(server)
        await makeKey(server, client, (body, at) => (at === step + 1 ? spoilt(body, below) : body)).catch(
          (error) => assert.ok(error instanceof Error && error.name === 'HandshakeError', String(error)),
        )
        client.reset()
      })
      await assertServes(server, 5 + step)
    })
  }

  test(`${COUNT} encrypted frames before a login`, async () => {
    const answers = await besiege(server, 100, async () => {
      const requests = requestsBeforeLogin()
      return (session, below) => spoilOne(session, oneOf(requests, below), {}, below)
    })
    assert.ok(answers.length > 5, `only ${answers}`)
    await assertServes(server, 7)
  })

  test(`${COUNT} mutated requests of somebody who is logged in`, async () => {
    const answers = await besiege(server, 200, async (session) => {
      const belongings = await belongingsOf(session)
      const hints = hintsOf(belongings)
      return (session, below) => {
        const randomId = BigInt(1 + below(2 ** 31))
        const requests = [...requestsOf(belongings, randomId), ...pictureRequestsOf(belongings, randomId)]
        return spoilOne(session, oneOf(requests, below), hints, below)
      }
    })
    assertDeep(answers)
    await assertServes(server, 8)
  })

  test(`${COUNT} requests that were made up from the schema`, async () => {
    const answers = await besiege(server, 300, async (session) => {
      const hints = hintsOf(await belongingsOf(session))
      const attack: Attack = (session, below) => {
        const method = oneOf(everyMethod, below)
        // Once in a while is enough for what the server says it does not have.
        if (session.missing.has(method) && below(50) > 0) return attack(session, below)
        const request = inventRequest(method, hints, below)
        const told = JSON.stringify(request, brief)
        session.send(wrapped(encoded(request, session.layer), session, below), { method, told })
      }
      return attack
    })
    assertDeep(answers)
    await assertServes(server, 9)
  })

  test('the server has not grown by more than what it may remember', async () => {
    const growth = (await residentBytes(server)) - startedWith
    assert.ok(growth < MOST_GROWTH, `${Math.round(growth / 1024 / 1024)} MiB more than before`)
  })
})

const layers = [152, 158, 176, 198, 214, 227, 229]
const table = new Table(apiTable)
const everyMethod = [...table.names()].filter(
  (name) => table.versions(name).at(-1)?.isMethod && name !== 'auth.logOut',
)
type Attack = (session: HostileSession, below: Below) => void | Promise<void>

/** Sends COUNT requests over several sessions, each of its own account and layer; no answer is a fault of the server's own. @returns all other answers that came */
async function besiege(
  server: RunningServer,
  firstAccount: number,
  prepare: (session: HostileSession) => Promise<Attack>,
): Promise<string[]> {
  const isLoggedIn = firstAccount > 100
  const besiegers = layers.map(async (layer, index) => {
    const below = chance(SEED + firstAccount + index)
    const session = await HostileSession.open(server, await newKey(server), layer)
    if (isLoggedIn) await logIn(session, firstAccount + index)
    const attack = await prepare(session)
    for (let sent = 1; sent <= Math.ceil(COUNT / layers.length); sent++) {
      await attack(session, below)
      if (sent % BATCH === 0) await session.call({ _: 'help.getNearestDc' })
    }
    await session.call({ _: 'help.getNearestDc' })
    session.client.reset()
    return session
  })
  const sessions = await Promise.all(besiegers)
  assert.deepEqual(
    sessions.flatMap(({ faults }) => faults),
    [],
  )
  return [...new Set(sessions.flatMap(({ answers }) => [...answers.keys()]))]
}

async function newKey(server: RunningServer) {
  const client = await started(server)
  const key = await makeKey(server, client)
  client.reset()
  assert.ok(key, 'an honest client gets a key')
  return key
}

async function logIn(session: HostileSession, account: number): Promise<void> {
  const { phone: phone_number, code: phone_code } = testAccount(account)
  const settings = { _: 'codeSettings' } as const
  const sent = await session.call({ _: 'auth.sendCode', phone_number, api_id: 1, api_hash: 'a', settings })
  assert.equal(sent._, 'auth.sentCode')
  const { phone_code_hash } = sent
  await session.call({ _: 'auth.signIn', phone_number, phone_code_hash, phone_code })
}

/** A request with mistakes: in one of its fields, in its bytes, in what is wrapped around it, or in the envelope. */
async function spoilOne(
  session: HostileSession,
  right: AnyRequest,
  hints: Hints,
  below: Below,
): Promise<void> {
  const method = right._
  const { client, layer } = session
  const bytes = encoded(right, layer)
  const chance = below(40)
  if (chance < 2) {
    // Such a connection is closed, or waits for more of what seems to be a long frame.
    const sealed = session.seal(bytes, { method, told: method })
    client.write(
      chance === 0 ? mutated(client.frame(sealed), below) : client.frame(wholeWords(mutated(sealed, below))),
    )
    await client.finish()
    await session.reconnect()
    return
  }
  if (chance < 4) {
    const spoilt = wholeWords(mutated(wrapped(bytes, session, below), below))
    session.send(spoilt, { method, told: hex(spoilt) })
    return
  }
  if (below(2) === 0) {
    const spoilt = [bytes.slice(0, 4), wholeWords(mutated(bytes.slice(4), below))]
    const query = new Uint8Array(Buffer.concat(spoilt))
    session.send(wrapped(query, session, below), { method, told: hex(query) })
  } else {
    const request = withWrongField(right, hints, below)
    const told = JSON.stringify(request, brief)
    session.send(wrapped(encoded(request, layer), session, below), { method, told })
  }
}

/** The request as some client might bring it. */
function wrapped(query: Uint8Array, { layer }: HostileSession, below: Below): Uint8Array {
  const msg_id = BigInt(Math.floor(Date.now() / 1000)) << 32n
  const encode = (wrapper: { _: string; query: Uint8Array }) => apiCodec.encode(wrapper)
  switch (below(12)) {
    case 0:
      return introducedBytes(query, oneOf(layers, below))
    case 1:
      return mtprotoCodec.encode({ _: 'gzip_packed', packed_data: gzipSync(query) } as never)
    case 2:
      return encode({ _: 'invokeAfterMsgs', msg_ids: [msg_id], query } as never)
    case 3:
      return encode({ _: 'invokeWithoutUpdates', query })
    case 4:
      return introducedBytes(
        mtprotoCodec.encode({ _: 'gzip_packed', packed_data: gzipSync(query) } as never),
        layer,
      )
    default:
      return query
  }
}

function encoded(request: { _: string }, layer: number): Uint8Array {
  for (const version of [layer, undefined]) {
    try {
      return apiCodec.encode(request, version)
    } catch (error) {
      if (!(error instanceof TlError)) throw error
    }
  }
  return apiCodec.encode({ _: 'help.getConfig' })
}

const ids = new MessageIdSource(Date.now)

function plain(body: Uint8Array): Uint8Array {
  return sealPlain(ids.next('client'), body)
}

function reqPq(below: Below): Uint8Array {
  return mtprotoCodec.encode({ _: 'req_pq_multi', nonce: randomBytes(16, below) } as never)
}

/** The second message of a handshake, right as far as it can be without having solved the challenge. */
function reqDh(nonce: Uint8Array, resPq: Uint8Array, below: Below): Uint8Array {
  const view = Buffer.from(resPq)
  return mtprotoCodec.encode({
    _: 'req_DH_params',
    nonce,
    server_nonce: resPq.slice(40, 56),
    p: randomBytes(4, below),
    q: randomBytes(4, below),
    public_key_fingerprint: view.readBigInt64LE(view.length - 8),
    encrypted_data: randomBytes(256, below),
  } as never)
}

/** Two in three keep their constructor and nonces, so that they are read further. */
function spoilt(body: Uint8Array, below: Below): Uint8Array {
  const kept = below(3) > 0 ? 36 : 0
  return wholeWords(new Uint8Array(Buffer.concat([body.slice(0, kept), mutated(body.slice(kept), below)])))
}

async function started(server: RunningServer): Promise<TcpClient> {
  const client = await TcpClient.open(server)
  client.write(client.start())
  return client
}

/** `count` pieces of work, so many at a time, each with chances of its own. */
async function inTurns(count: number, abreast: number, work: (below: Below) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < count) await work(chance(SEED * 31 + next++))
  }
  await Promise.all(Array.from({ length: abreast }, worker))
}

/** Requests that all fail in the same way would prove nothing. */
function assertDeep(answers: string[]): void {
  assert.ok(answers.length > 15 && answers.includes('ok'), `only ${answers}`)
  assert.ok(!answers.includes('AUTH_KEY_UNREGISTERED'), 'they stay logged in')
}

/** An honest client signs in, uploads, and gets the same bytes back. */
async function assertServes(server: RunningServer, account: number): Promise<void> {
  const client = await signInOurs(server, testAccount(8999 + account))
  try {
    const bytes = nodeCrypto.randomBytes(700_001)
    const message = await client.sendDocument('me', bytes, { name: 'honest.bin' })
    const downloaded = await client.downloadBytes(message)
    assert.ok(Buffer.from(bytes).equals(downloaded.bytes), 'the same bytes come back')
  } finally {
    await client.close()
  }
}

async function residentBytes({ pid }: RunningServer): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024
}

function brief(_: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (typeof value === 'string' && value.length > 40) return `${value.length} letters`
  return typeof value === 'bigint' ? `${value}n` : value
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 400)).toString('hex')
}
