import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { after, test } from 'node:test'
import { ended, eventsIn, Stranger, stop } from './longshore.ts'

/** One data folder for all tests of this file, which run one after the other: its keys are made once. */
const someone = await Stranger.arrive()
after(() => someone[Symbol.asyncDispose]())

test('info before any server ran fails with a remedy, and makes no folder', async () => {
  const { stdout, stderr } = await someone.fail('me', ['info', '--data', 'nowhere', '--json'], { code: 3 })
  assert.equal(stdout, '')
  assert.match(stderr, /No server has kept its data in .*nowhere/)
  assert.match(stderr, /longshore serve --data/)
})

test('info --json is what the contract says, also while the server runs', async () => {
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
  const { child } = await someone.serve()
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
  await stop(child)
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
  const refused = await someone.fail('me', [
    'serve',
    '--data',
    'data',
    '--host',
    '0.0.0.0',
    '--test-accounts',
  ])
  assert.match(refused.stderr, /0\.0\.0\.0 can be reached from elsewhere/)
  assert.match(refused.stderr, /--test-accounts-on-any-address/)
  const { child, output } = await someone.serve('--host', '0.0.0.0', '--test-accounts-on-any-address')
  await output.until('Test accounts: 99966XYYYY')
  assert.equal(await stop(child), 0)
})

test('LONGSHORE_LOG that is no level is refused, and the levels are named', async () => {
  const { stderr } = await someone.fail('me', ['serve', '--data', 'data'], { env: { LONGSHORE_LOG: 'loud' } })
  assert.match(stderr, /LONGSHORE_LOG=loud is invalid/)
  assert.match(stderr, /silent, error, warn, info, debug/)
})

test('codes of accounts that are no test accounts come to the console of the operator', async () => {
  const { child, output } = await someone.serve('--open-sign-up')
  const login = someone.run('me', ['login', '--data', 'data', '--phone', '+4930123456', '--code', '00000'])
  const line = await output.until('Code for +4930123456')
  assert.match(line, /: \d{5,}$/)
  const { code, stderr } = await login
  assert.equal(code, 5)
  assert.match(stderr, /The code is wrong/)
  await stop(child)
})

test('SIGTERM ends an idle server with 0, silently, also when nobody reads its output any more', async () => {
  const { child, errors } = await someone.serve()
  child.stdout.destroy()
  const askedAt = performance.now()
  assert.equal(await stop(child), 0)
  assert.ok(performance.now() - askedAt < 3000, 'it waits for nothing')
  assert.equal(await errors.whole, '')
})

test('one Ctrl-C that arrives twice lets a client hang up', async () => {
  const { child, output, port } = await someone.serve()
  const client = await clientThatStays(port)
  const exit = once(child, 'exit')
  child.kill('SIGINT')
  child.kill('SIGTERM')
  await output.until('Ending')
  client.end()
  assert.deepEqual(await exit, [0, null])
})

test('asked again, a server that waits for a client to hang up ends at once', async () => {
  const { child, output, port } = await someone.serve()
  const client = await clientThatStays(port)
  const exit = once(child, 'exit')
  child.kill('SIGINT')
  await output.until('Ending')
  const asking = setInterval(() => child.kill('SIGINT'), 100)
  const [code] = await exit
  clearInterval(asking)
  client.destroy()
  assert.equal(code, 130)
})

/** A client that has been answered, and does not hang up when the server does. */
async function clientThatStays(port: number): Promise<Socket> {
  const client = connect({ host: '127.0.0.1', port, allowHalfOpen: true })
  // The intermediate transport, and in one plain message req_pq_multi: what every client says first.
  const hello = 'eeeeeeee' + '28000000' + '0000000000000000' + '0000000001000000' + '14000000' + 'f18e7ebe'
  client.write(Buffer.concat([Buffer.from(hello, 'hex'), Buffer.alloc(16)]))
  await once(client, 'data')
  return client
}

test('SIGTERM during an upload: parts under way are answered, and the upload goes on with the next server', async () => {
  const first = await someone.serve('--test-accounts')
  await someone.do('me', ['login', '--data', 'data', '--phone', '9996620001', '--code', '22222'])
  const up = someone.start('me', ['up', '-', '--json'])
  const result = ended(up)
  const half = Buffer.alloc(3_000_000, 'longshore')
  up.stdin.write(half)
  await partsArrive()
  assert.equal(await stop(first.child), 0)
  assert.equal(await first.errors.whole, '', 'nothing was refused that a log would tell of')
  const second = await someone.serve('--test-accounts', '--port', String(first.port))
  up.stdin.end(half)
  const { code, stdout, stderr } = await result
  assert.equal(code, 0, stderr)
  const [sent] = eventsIn(stdout).filter(({ event }) => event === 'sent')
  assert.equal(sent?.size, half.length * 2)
  assert.equal(await someone.do('me', ['cat', String(sent?.link)]), Buffer.concat([half, half]).toString())
  await stop(second.child)
})

async function partsArrive(): Promise<void> {
  const anyPart = async (): Promise<boolean> =>
    (await readdir(someone.path('data', 'files', 'uploads')).catch(() => [])).length > 0
  while (!(await anyPart()));
}
