import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from 'node:test'
import { connect } from '@longshore/client/node'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { ended, Stranger, stop } from './longshore.ts'

test('info before any server ran fails with a remedy, and makes no folder', async () => {
  await using someone = await Stranger.arrive()
  const { stdout, stderr } = await someone.fail('me', ['info', '--data', 'nowhere', '--json'])
  assert.equal(stdout, '')
  assert.match(stderr, /No server has kept its data in .*nowhere/)
  assert.match(stderr, /longshore serve --data/)
})

test('info --json is what the contract says, also while the server runs', async () => {
  await using someone = await Stranger.arrive()
  const { child, port } = await someone.serve('--dc', '4')
  const expected = [{ id: 4, host: '127.0.0.1', port, mediaOnly: false, cdn: false }]
  const running = await someone.do('me', ['info', '--data', 'data', '--json'])
  const info = JSON.parse(running)
  assert.deepEqual(Object.keys(info), ['dcs', 'publicKeys'])
  assert.deepEqual(info.dcs, expected)
  assert.equal(info.publicKeys.length, 1)
  assert.match(
    info.publicKeys[0],
    /^-----BEGIN RSA PUBLIC KEY-----\n[\s\S]+\n-----END RSA PUBLIC KEY-----\n?$/,
  )
  assert.equal(running.split('\n').length, 1)
  assert.equal(await stop(child), 0)
  assert.equal(await someone.do('me', ['info', '--data', 'data', '--json']), running)
  assert.match(await someone.do('me', ['info', '--data', 'data']), /^DC 4 {2}127\.0\.0\.1:\d+\n/)
})

test('a second server on the same folder, and one on a taken port, say so and what to do', async () => {
  await using someone = await Stranger.arrive()
  await someone.serve()
  const [second, taken] = await Promise.all([
    someone.fail('me', ['serve', '--data', 'data', '--port', '0']),
    withTakenPort((port) => someone.fail('me', ['serve', '--data', 'other', '--port', String(port)])),
  ])
  assert.match(second.stderr, /Another server is serving .*data/)
  assert.match(second.stderr, /--data DIR/)
  assert.match(taken.stderr, /Port \d+ of 127\.0\.0\.1 is taken/)
  assert.match(taken.stderr, /--port N/)
  for (const { stdout, stderr } of [second, taken]) {
    assert.doesNotMatch(stderr, /\n {4}at /, 'no stack')
    assert.equal(stdout, '')
  }
})

async function withTakenPort<T>(work: (port: number) => Promise<T>): Promise<T> {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const address = holder.address()
  assert.ok(address && typeof address === 'object')
  try {
    return await work(address.port)
  } finally {
    holder.close()
  }
}

test('test accounts are served on loopback only, unless a flag with a plain name says otherwise', async () => {
  await using someone = await Stranger.arrive()
  const refused = await someone.fail('me', ['serve', '--data', 'data', '--host', '0.0.0.0', '--test-accounts'])
  assert.match(refused.stderr, /0\.0\.0\.0 can be reached from elsewhere/)
  assert.match(refused.stderr, /--test-accounts-on-any-address/)
  const { child, output } = await someone.serve('--host', '0.0.0.0', '--test-accounts-on-any-address')
  await output.until('Test accounts: 99966XYYYY')
  assert.equal(await stop(child), 0)
})

for (const [args, reason] of [
  [['--port', '65536'], /from 0 to 65535/],
  [['--port', 'x'], /from 0 to 65535/],
  [['--dc', '0'], /from 1 to 1000/],
  [['--data', ''], /'--data <folder>' argument '' is invalid/],
] as const) {
  test(`serve ${args.join(' ')} is refused`, async () => {
    await using someone = await Stranger.arrive()
    const { stderr } = await someone.fail('me', ['serve', '--data', 'data', ...args])
    assert.match(stderr, reason)
  })
}

test('LONGSHORE_LOG that is no level is refused, and the levels are named', async () => {
  await using someone = await Stranger.arrive()
  const { stderr } = await someone.fail('me', ['serve', '--data', 'data'], { env: { LONGSHORE_LOG: 'loud' } })
  assert.match(stderr, /LONGSHORE_LOG is "loud"/)
  assert.match(stderr, /silent, error, warn, info, debug/)
})

test('codes of accounts that are no test accounts come to the console of the operator', async () => {
  await using someone = await Stranger.arrive()
  const { output } = await someone.serve('--open-sign-up')
  const login = someone.run('me', ['login', '--data', 'data', '--phone', '+4930123456', '--code', '00000'])
  const line = await output.until('Code for +4930123456')
  assert.match(line, /: \d{5,}$/)
  const { code, stderr } = await login
  assert.equal(code, 1)
  assert.match(stderr, /The code is wrong/)
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} ends an idle server with 0, silently`, async () => {
    await using someone = await Stranger.arrive()
    const { child, failure } = await someone.serve()
    const askedAt = performance.now()
    assert.equal(await stop(child, signal), 0)
    assert.ok(performance.now() - askedAt < 3000, 'it waits for nothing')
    assert.equal(await failure, '')
  })
}

test('asked twice, a server that waits for a request ends at once', async () => {
  await using someone = await Stranger.arrive()
  const { child, output, port } = await someone.serve('--test-accounts')
  const info = JSON.parse(await someone.do('me', ['info', '--data', 'data', '--json']))
  const client = await connect({
    dcs: [{ id: 2, host: '127.0.0.1', port }],
    publicKeys: info.publicKeys,
    apiId: 1,
    apiHash: 'x',
  })
  await client.signIn({ phone: '9996620001', code: () => '22222' })
  // It is under way for as long as the message it waits for does not come.
  const query = apiCodec.encode({ _: 'updates.getState' })
  const waiting = client.call('invokeAfterMsg', { msg_id: (BigInt(Math.floor(Date.now() / 1000)) << 32n) + 4n, query })
  waiting.catch(() => {})
  // One more answer shows that the server has read what came before it.
  await client.call('updates.getState', {})
  child.kill('SIGINT')
  await output.until('Ending')
  const exit = once(child, 'exit')
  const askedAt = performance.now()
  const again = new AbortController()
  const asking = (async () => {
    while (!again.signal.aborted) {
      child.kill('SIGINT')
      await pause(100)
    }
  })()
  const [code] = await exit
  again.abort()
  await Promise.all([asking, client.close()])
  assert.equal(code, 130)
  assert.ok(performance.now() - askedAt < 5000, 'it did not wait for the request')
})

test('SIGTERM during an upload: parts under way are answered, and the upload goes on with the next server', async () => {
  await using someone = await Stranger.arrive()
  const first = await someone.serve('--test-accounts')
  await someone.do('me', ['login', '--data', 'data', '--phone', '9996620001', '--code', '22222'])
  const up = someone.start('me', ['up', '-', '--json'])
  const result = ended(up)
  const half = Buffer.alloc(3_000_000, 'longshore')
  up.stdin.write(half)
  await partsArrive(someone)
  assert.equal(await stop(first.child), 0)
  assert.equal(await first.failure, '', 'nothing was refused that a log would tell of')
  await someone.serve('--test-accounts', '--port', String(first.port))
  up.stdin.end(half)
  const { code, stdout, stderr } = await result
  assert.equal(code, 0, stderr)
  const { link, size } = JSON.parse(stdout)
  assert.equal(size, half.length * 2)
  assert.equal(await someone.do('me', ['cat', link]), Buffer.concat([half, half]).toString())
})
