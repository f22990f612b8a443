import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { TlObject } from '@longshore/protocol/schema/api'
import { apiTable } from '@longshore/protocol/schema/api-table.gen'
import { apiCodec, NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { Table } from '@longshore/protocol/schema/table'
import { TlReader } from '@longshore/protocol/tl/reader'
import { TlWriter } from '@longshore/protocol/tl/writer'
import { ApiNetwork, initConnection, introduced } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'
import { methods } from './methods.ts'
import { wrapperNames } from './unwrap.ts'

const encode = (object: object): Uint8Array => apiCodec.encode(object as TlObject)

const nearestDc = encode({ _: 'help.getNearestDc' })
const app = { api_id: 1, api_hash: '0'.repeat(32) }
const sendCode = encode({
  _: 'auth.sendCode',
  phone_number: '9996621001',
  settings: { _: 'codeSettings' },
  ...app,
})
const botLogin = encode({
  _: 'auth.importBotAuthorization',
  flags: 0,
  bot_auth_token: '1:a',
  ...app,
})

/** Wrappers by name, each around a query. */
const wrap: Record<string, (query: Uint8Array) => Uint8Array> = {
  layer: (query) => encode({ _: 'invokeWithLayer', layer: 200, query }),
  init: (query) => encode(initConnection(query)),
  after: (query) => encode({ _: 'invokeAfterMsg', msg_id: 8n, query }),
  afterAll: (query) => encode({ _: 'invokeAfterMsgs', msg_ids: [8n, 12n], query }),
  quiet: (query) => encode({ _: 'invokeWithoutUpdates', query }),
  range: (query) =>
    encode({
      _: 'invokeWithMessagesRange',
      range: { _: 'messageRange', min_id: 1, max_id: 2 },
      query,
    }),
  gzip: (query) => packed(gzipSync(query)),
}

/** The ids of methods that the newest layer has and this server does not. */
function unbuiltMethods(): number[] {
  const table = new Table(apiTable)
  return [...table.names()].flatMap((name) => {
    const method = table.at(name, NEWEST_LAYER)
    return !method?.isMethod || name in methods || wrapperNames.has(name) ? [] : [method.id]
  })
}

function packed(data: Uint8Array): Uint8Array {
  const writer = new TlWriter()
  writer.uint(0x3072cfa1)
  writer.bytes(data)
  return writer.finish()
}

function wrapped(names: string, query: Uint8Array): Uint8Array {
  return names.split(' ').reduceRight((inner, name) => wrap[name]?.(inner) ?? inner, query)
}

suite('wrappers, in the orders real clients use', () => {
  for (const order of [
    'layer init',
    'init layer', // MTKruto
    'layer init after gzip', // TDLib
    'gzip layer init', // mtcute
    'after layer init',
    'layer init quiet',
    'quiet layer init range',
    'layer gzip init gzip after gzip quiet gzip',
    'afterAll layer init',
  ]) {
    test(order, async () => {
      const client = await (await ApiNetwork.open()).client()
      client.outcomes.set(8n, 'answered').set(12n, 'answered')
      const answer = await client.send(wrapped(order, nearestDc))
      assert.equal(apiCodec.readExact(answer)._, 'nearestDc')
      assert.equal(client.layer, 200)
      assert.equal(client.key.client?.deviceModel, 'test')
    })
  }

  test('sixteen inside each other are too many', async () => {
    const client = await (await ApiNetwork.open()).client()
    const deep = wrapped(`layer init ${Array(14).fill('quiet').join(' ')}`, nearestDc)
    await assert.rejects(client.send(deep), refused('INPUT_FETCH_ERROR'))
    const lessDeep = wrapped(`layer init ${Array(13).fill('quiet').join(' ')}`, nearestDc)
    assert.equal(apiCodec.readExact(await client.send(lessDeep))._, 'nearestDc')
  })

  test('packed data that unpacks to too much, or to nothing, is refused', async () => {
    const client = await (await ApiNetwork.open()).client()
    for (const data of [gzipSync(new Uint8Array(3 * 1024 * 1024)), Uint8Array.of(1, 2, 3), new Uint8Array(0)])
      await assert.rejects(client.send(packed(data)), refused('INPUT_FETCH_ERROR'))
  })
})

suite('layers', () => {
  test('an application below the oldest layer gets as far as its login, and stops there, told to be updated', async () => {
    const client = await (await ApiNetwork.open()).client()
    for (const layer of [OLDEST_LAYER - 1, 105, 1, -7]) {
      const { _ } = apiCodec.readExact(await client.send(introduced(nearestDc, layer)))
      assert.equal(_, 'nearestDc', 'what is asked before a login is answered')
      for (const request of [sendCode, botLogin])
        await assert.rejects(client.send(request), refused('UPDATE_APP_TO_LOGIN'))
    }
    await client.send(introduced(sendCode, OLDEST_LAYER))
  })

  test('a key that is logged in stops likewise when its application steps back below the oldest layer', async () => {
    const client = await (await ApiNetwork.open()).login(1)
    const status = encode({ _: 'account.updateStatus', offline: false })
    await assert.rejects(client.send(introduced(status, OLDEST_LAYER - 1)), refused('UPDATE_APP_TO_LOGIN'))
    await client.send(introduced(status, OLDEST_LAYER))
  })

  test('help.getConfig of the layer before the oldest is readable there: it has the same shape', async () => {
    const client = await (await ApiNetwork.open()).client()
    const config = await client.send(introduced(encode({ _: 'help.getConfig' }), OLDEST_LAYER - 1))
    assert.equal(new TlReader(config).uint(), 0x232566ac)
  })

  test('help.getConfig tells an application to be updated that could not read its answer', async () => {
    const client = await (await ApiNetwork.open()).client()
    const request = introduced(encode({ _: 'help.getConfig' }), 144)
    await assert.rejects(client.send(request), refused('UPDATE_APP_TO_LOGIN'))
  })

  test('a layer above the newest is answered in the newest', async () => {
    const client = await (await ApiNetwork.open()).client()
    await client.send(introduced(nearestDc, NEWEST_LAYER + 5))
    assert.equal(client.layer, NEWEST_LAYER)
  })

  for (const [name, order] of [
    ['nothing', 'quiet'],
    ['a layer without a client', 'layer'],
    ['a client without a layer', 'init'],
  ] as const) {
    test(`a new key that says ${name} must introduce itself`, async () => {
      const client = await (await ApiNetwork.open()).client()
      await assert.rejects(client.send(wrapped(order, nearestDc)), refused('CONNECTION_NOT_INITED'))
    })
  }

  test('what was said once holds for later sessions of the key', async () => {
    const network = await ApiNetwork.open()
    const first = await network.client()
    await first.send(wrapped('layer init', nearestDc))
    const second = await network.client({ key: first.key })
    assert.equal(apiCodec.readExact(await second.send(nearestDc))._, 'nearestDc')
    assert.equal(second.layer, 200)
  })

  test('later a layer may come alone', async () => {
    const client = await (await ApiNetwork.open()).client()
    await client.send(introduced(nearestDc, 229))
    await client.send(wrapped('layer', nearestDc))
    assert.equal(client.layer, 200)
  })

  test('no application has the id 0', async () => {
    const client = await (await ApiNetwork.open()).client()
    const init = encode({ ...initConnection(nearestDc), api_id: 0 })
    await assert.rejects(client.send(wrapped('layer', init)), refused('CONNECTION_API_ID_INVALID'))
  })
})

suite('waiting for another message', () => {
  for (const [outcome, error] of [
    ['failed', 'MSG_WAIT_FAILED'],
    ['timeout', 'MSG_WAIT_TIMEOUT'],
  ] as const) {
    test(`that ${outcome}: ${error}`, async () => {
      const client = await (await ApiNetwork.open()).client()
      client.outcomes.set(8n, 'answered').set(12n, outcome)
      await assert.rejects(client.send(wrapped('layer init afterAll', nearestDc)), refused(error))
    })
  }
})

suite('requests that are none', () => {
  const bytes = (...words: number[]) => {
    const writer = new TlWriter()
    for (const word of words) writer.uint(word)
    return writer.finish()
  }
  for (const [name, query, error, x] of [
    ['nothing', new Uint8Array(0), 'INPUT_FETCH_ERROR'],
    ['three bytes', Uint8Array.of(1, 2, 3), 'INPUT_FETCH_ERROR'],
    ['an unknown id', bytes(0xdeadbeef), 'INPUT_METHOD_INVALID_X_0', 0xdeadbeef],
    ['an object that is no method', encode({ _: 'inputPeerSelf' }), 'INPUT_METHOD_INVALID_X_0', 0x7da07ec9],
    ['a method with bytes after it', new Uint8Array([...nearestDc, 0, 0, 0, 0]), 'INPUT_FETCH_ERROR'],
    ['a method cut short', bytes(0xa677244f, 1), 'INPUT_FETCH_ERROR'],
  ] as const) {
    test(`${name}: ${error}`, async () => {
      const client = await (await ApiNetwork.open()).login(1)
      await assert.rejects(client.send(query), refused(error, x))
    })
  }

  test('a method that is known but not built is refused like an unknown one', async () => {
    const client = await (await ApiNetwork.open()).login(1)
    const [unbuilt = 0] = unbuiltMethods()
    await assert.rejects(client.send(bytes(unbuilt)), refused('INPUT_METHOD_INVALID_X_0', unbuilt))
  })

  for (const [name, query] of [
    ['an unknown id', bytes(0xdeadbeef)],
    ['a login by passkey', encode({ _: 'auth.initPasskeyLogin', ...app })],
  ] as const) {
    test(`${name} is refused with a 400 before any login: a 401 would make clients log out`, async () => {
      const client = await (await ApiNetwork.open()).client()
      await client.call({ _: 'help.getNearestDc' })
      await assert.rejects(client.send(query), { name: 'RpcError', code: 400 })
    })
  }

  test('a method that has another name today is answered as its layer knows it', async () => {
    const network = await ApiNetwork.open()
    for (const [layer, request, answer] of [
      [152, { _: 'channels.getSponsoredMessages', channel: { _: 'inputChannelEmpty' } }, 0x1839490f],
      [160, { _: 'users.getStoriesMaxIDs', id: [{ _: 'inputUserSelf' }] }, 0x1cb5c415],
    ] as const) {
      const client = await network.login(1, { layer })
      const sent = apiCodec.encode(request as object as TlObject, layer)
      assert.equal(new TlReader(await client.send(sent)).uint(), answer)
    }
  })

  test('before its login, every method that is not built is answered with a 400', async () => {
    const client = await (await ApiNetwork.open()).client()
    await client.call({ _: 'help.getNearestDc' })
    for (const id of unbuiltMethods())
      await assert.rejects(client.send(bytes(id)), refused('INPUT_METHOD_INVALID_X_0', id))
  })

  for (const [count, error] of [
    [101, 'MSG_WAIT_FAILED'],
    [200_000, 'INPUT_REQUEST_TOO_LONG'],
  ] as const)
    test(`${count} messages to wait for: ${error}`, async () => {
      const client = await (await ApiNetwork.open()).login(1)
      const msg_ids = new Array(count).fill(4n)
      const request = encode({ _: 'invokeAfterMsgs', msg_ids, query: nearestDc })
      await assert.rejects(client.send(request), refused(error))
    })

  for (const [count, error] of [
    [1001, 'LIMIT_INVALID'],
    [80_000, 'INPUT_REQUEST_TOO_LONG'],
  ] as const)
    test(`${count} users named at once: ${error}`, async () => {
      const client = await (await ApiNetwork.open()).login(1)
      const id = Array.from({ length: count }, () => ({ _: 'inputUserSelf' }) as const)
      await assert.rejects(client.send(encode({ _: 'users.getUsers', id })), refused(error))
    })

  test('of what a client says about itself only some is kept', async () => {
    const client = await (await ApiNetwork.open()).client()
    const init = { ...initConnection(nearestDc), device_model: 'x'.repeat(2 ** 20) }
    await client.send(encode({ _: 'invokeWithLayer', layer: NEWEST_LAYER, query: encode(init) }))
    assert.equal(client.client?.deviceModel.length, 128)
  })

  test('invokeWithTakeout names no takeout', async () => {
    const client = await (await ApiNetwork.open()).login(1)
    const takeout = encode({ _: 'invokeWithTakeout', takeout_id: 1n, query: nearestDc })
    await assert.rejects(client.send(takeout), refused('TAKEOUT_INVALID'))
  })
})

suite('who may call what', () => {
  for (const method of ['updates.getState', 'help.getCdnConfig', 'messages.getDialogFilters'] as const) {
    test(`${method} needs a login`, async () => {
      const client = await (await ApiNetwork.open()).client()
      await assert.rejects(client.call({ _: method }), refused('AUTH_KEY_UNREGISTERED'))
    })
  }

  for (const method of ['help.getConfig', 'help.getNearestDc', 'account.getPassword'] as const) {
    test(`${method} does not`, async () => {
      const client = await (await ApiNetwork.open()).client()
      assert(await client.call({ _: method }))
    })
  }

  test('a part cannot be saved without a login', async () => {
    const client = await (await ApiNetwork.open()).client()
    const part = { _: 'upload.saveFilePart', file_id: 1n, file_part: 0, bytes: new Uint8Array(1) } as const
    await assert.rejects(client.call(part), refused('AUTH_KEY_UNREGISTERED'))
  })

  test('an unbound temporary key may bind itself before it says who it is, and little else', async () => {
    const client = await (await ApiNetwork.open()).client()
    client.key.unbound = true
    await assert.rejects(client.call({ _: 'account.getPassword' }), refused('AUTH_KEY_PERM_EMPTY'))
    await client.call({ _: 'help.getNearestDc' })
    const binding = { perm_auth_key_id: 5n, nonce: 6n, expires_at: 7, encrypted_message: Uint8Array.of(8) }
    const answer = await client.send(encode({ _: 'auth.bindTempAuthKey', ...binding }))
    assert.equal(new TlReader(answer).uint(), 0x997275b5)
    assert.equal(client.bindings[0]?.permanentKeyId, 5n)
  })

  test('a fresh unbound key binds without any introduction', async () => {
    const client = await (await ApiNetwork.open()).client()
    client.key.unbound = true
    const binding = { perm_auth_key_id: 5n, nonce: 6n, expires_at: 7, encrypted_message: Uint8Array.of(8) }
    await client.send(encode({ _: 'auth.bindTempAuthKey', ...binding }))
    assert.equal(client.layer, 0)
  })

  test('bots have no dialogs to list', async () => {
    const network = await ApiNetwork.open()
    const bot = await network.bot('harbour_bot')
    await assert.rejects(
      bot.call({ _: 'messages.getPinnedDialogs', folder_id: 0 }),
      refused('BOT_METHOD_INVALID'),
    )
    assert.equal((await bot.call({ _: 'updates.getState' }))._, 'updates.state')
  })
})

suite('which sessions receive updates', () => {
  const part = encode({ _: 'upload.saveFilePart', file_id: 1n, file_part: 0, bytes: new Uint8Array(1) })
  const state = encode({ _: 'updates.getState' })
  for (const [name, request, receives] of [
    ['one that asks for anything', state, true],
    ['not one that only moves files', part, false],
    ['not one that does not want them', wrapped('quiet', state), false],
  ] as const) {
    test(name, async () => {
      const network = await ApiNetwork.open()
      const { key } = await network.login(1)
      const session = await network.client({ key })
      await session.send(request).catch(() => {})
      assert.equal(session.receivesUpdates, receives)
    })
  }

  test('nor one that is not logged in', async () => {
    const client = await (await ApiNetwork.open()).client()
    await client.call({ _: 'help.getConfig' })
    assert.equal(client.receivesUpdates, false)
  })
})
