import assert from 'node:assert/strict'
import { lookup } from 'node:dns/promises'
import { after, test } from 'node:test'
import { connect } from '@longshore/client/node'
import { linesOf, Stranger, stop } from './longshore.ts'

const someone = await Stranger.arrive()
after(() => someone[Symbol.asyncDispose]())

for (const flags of [[], ['--workers', '2']])
  test(`clients are told the public address, and not where the server listens ${flags.join(' ')}`, async () => {
    const child = someone.start('operator', [
      ...['serve', '--data', someone.path('data'), '--port', '0', '--test-accounts', ...flags],
      ...['--public-address', 'localhost:443'],
    ])
    const output = linesOf(child.stdout)
    assert.match(await output.until('is serving'), /on localhost:443 /)
    const listening = Number(/127\.0\.0\.1:(\d+)/.exec(await output.until('It listens on'))?.[1])
    await output.until('Stop it')
    const printed = output.seen.join('\n')
    assert.match(printed, /ipAddress: 'localhost', port: 443/)
    assert.match(printed, /address {6}localhost:443/)
    assert.doesNotMatch(printed.replace(/It listens on.*/, ''), new RegExp(`${listening}`))

    const info = JSON.parse(await someone.do('me', ['info', '--data', 'data', '--json']))
    assert.deepEqual([info.dcs[0].host, info.dcs[0].port], ['localhost', 443])
    const dcs = [{ id: 2, host: '127.0.0.1', port: listening }]
    await using client = await connect({ dcs, publicKeys: info.publicKeys, apiId: 1, apiHash: 'x' })
    const { dc_options: told } = await client.call('help.getConfig', {})
    assert.deepEqual(
      told.map(({ ip_address, port }) => [ip_address, port]),
      [[(await lookup('localhost')).address, 443]],
    )
    assert.equal(await stop(child), 0)
  })

test('a name that nobody knows is refused with what to say instead', async () => {
  const { stderr } = await someone.fail(
    'me',
    [...['serve', '--data', 'other', '--port', '0', '--public-address', 'nowhere.invalid']],
    { code: 3 },
  )
  assert.match(stderr, /nowhere\.invalid is the name of no machine .* give its IP address instead/)
})
