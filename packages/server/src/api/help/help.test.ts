import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { ApiNetwork } from '@longshore/testing/api-network'

suite('help.getConfig', () => {
  test('layer 152 reads the same limits there that later layers read in help.getAppConfig', async () => {
    const client = await (await ApiNetwork.open()).client({ layer: 152 })
    const config = new Map(Object.entries(await client.call({ _: 'help.getConfig' })))
    const told = (await client.call({ _: 'help.getAppConfig' } as never)) as unknown as Type<'JSONValue'>
    assert(told._ === 'jsonObject')
    const appConfig = new Map(told.value.map(({ key, value }) => [key, value]))
    for (const [limit, same] of [
      ['saved_gifs_limit', 'saved_gifs_limit_default'],
      ['stickers_faved_limit', 'stickers_faved_limit_default'],
      ['pinned_dialogs_count_max', 'dialogs_pinned_limit_default'],
      ['pinned_infolder_count_max', 'dialogs_folder_pinned_limit_default'],
    ] as const)
      assert.deepEqual(appConfig.get(same), { _: 'jsonNumber', value: config.get(limit) }, limit)
  })

  for (const layer of [OLDEST_LAYER, 200, NEWEST_LAYER]) {
    test(`tells layer ${layer} where it is, for an hour`, async () => {
      const network = await ApiNetwork.open()
      const config = await (await network.client({ layer })).call({ _: 'help.getConfig' })
      assert.equal(config.this_dc, 2)
      assert.equal(config.date, network.time.clock() / 1000)
      assert.equal(config.expires - config.date, 3600)
      assert.equal(config.test_mode, false)
      assert.deepEqual([config.caption_length_max, config.message_length_max], [1024, 4096])
    })
  }

  test('plain IPv4 addresses come first, and every address keeps clients to its port', async () => {
    const dcOptions = [
      { id: 2, ipAddress: '192.0.2.9', port: 1, mediaOnly: true },
      { id: 2, ipAddress: '2001:db8::2', port: 1, ipv6: true },
      { id: 2, ipAddress: '192.0.2.2', port: 5000 },
    ]
    const client = await (await ApiNetwork.open({ dcOptions })).client()
    const { dc_options } = await client.call({ _: 'help.getConfig' })
    assert.deepEqual(
      dc_options.map(({ ip_address, this_port_only }) => [ip_address, this_port_only]),
      [
        ['192.0.2.2', true],
        ['2001:db8::2', true],
        ['192.0.2.9', true],
      ],
    )
    assert.equal(dc_options[0]?.port, 5000)
    assert.equal(dc_options[2]?.media_only, true)
  })
})

test('help.getAppConfig says how many parts a file may have and how many files move at once, and nothing the second time', async () => {
  const client = await (await ApiNetwork.open({ maxFileParts: { default: 3000, premium: 5000 } })).client()
  const first = await client.call({ _: 'help.getAppConfig', hash: 0 })
  assert(first._ === 'help.appConfig' && first.config._ === 'jsonObject')
  const told = first.config.value
  for (const [name, value] of [
    ['upload_max_fileparts_default', 3000],
    ['upload_max_fileparts_premium', 5000],
    ['small_queue_max_active_operations_count', 5],
    ['large_queue_max_active_operations_count', 2],
  ] as const) {
    const found = told.find(({ key }) => key === name)
    assert.deepEqual(found?.value, { _: 'jsonNumber', value })
  }
  const second = await client.call({ _: 'help.getAppConfig', hash: first.hash })
  assert.equal(second._, 'help.appConfigNotModified')
})

test('account.getPassword has none, and a prime of 256 bytes for a new one', async () => {
  const client = await (await ApiNetwork.open()).client()
  const password = await client.call({ _: 'account.getPassword' })
  assert.equal(Boolean(password.has_password), false)
  const { new_algo: algo } = password
  assert(algo._ === 'passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow')
  assert.deepEqual([algo.p.length, algo.p[0], algo.g], [256, 0xc7, 3])
  assert.equal(password.secure_random.length, 256)
})
