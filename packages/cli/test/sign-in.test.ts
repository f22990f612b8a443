import assert from 'node:assert/strict'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { connect } from '@longshore/client/node'
import { Stranger, stop } from './longshore.ts'

/** One server for all tests of this file; each test is somebody else, with a home of their own. */
const someone = await Stranger.arrive()
let server: Awaited<ReturnType<Stranger['serve']>>
before(async () => {
  server = await someone.serve('--test-accounts')
})
after(() => someone[Symbol.asyncDispose]())

function login(home: string, number: string): Promise<string> {
  return someone.do(home, ['login', '--data', 'data', '--phone', `99966${number}`, '--code', '22222'])
}

test('login by flags; the session is in a folder for its owner alone; whoami; logout', async () => {
  assert.match(await login('ann', '20001'), /^Signed in as Test 20001 \(\+9996620001\) id \d+\.$/)
  assert.equal((await stat(someone.path('ann'))).mode & 0o777, 0o700)
  for (const file of ['session.json', 'server.json'])
    assert.equal((await stat(someone.path('ann', file))).mode & 0o777, 0o600, file)

  assert.match(await someone.do('ann', ['whoami']), /^Test 20001 \(\+9996620001\) id \d+$/)
  const { id, ...rest } = JSON.parse(await someone.do('ann', ['whoami', '--json']))
  assert.match(id, /^\d+$/)
  assert.deepEqual(rest, { firstName: 'Test', lastName: '20001', phone: '9996620001', bot: false })

  const session = await readFile(someone.path('ann', 'session.json'))
  assert.equal(await someone.do('ann', ['logout']), 'Signed out.')
  await assert.rejects(stat(someone.path('ann', 'session.json')), { code: 'ENOENT' })
  await nobodyIs('ann')
  assert.ok(session.length > 256, 'the session held a key')
})

async function nobodyIs(home: string): Promise<void> {
  const { stderr } = await someone.fail(home, ['whoami'])
  assert.match(stderr, /Nobody is signed in\.\nSign in first: longshore login/)
}

test('a wrong code: reason, remedy, and no session left', async () => {
  const wrong = ['login', '--data', 'data', '--phone', '9996620002', '--code', '11111']
  const { stdout, stderr } = await someone.fail('bob', wrong, { code: 5 })
  assert.equal(stdout, '')
  assert.match(stderr, /^longshore: The code is wrong\. \(PHONE_CODE_INVALID\)\nTest accounts 99966XYYYY/)
  await assert.rejects(stat(someone.path('bob')), { code: 'ENOENT' })
})

test('login from another machine: by the address of the server and a copy of its public key', async () => {
  const { publicKeys } = JSON.parse(await someone.do('operator', ['info', '--data', 'data', '--json']))
  await writeFile(someone.path('server.pem'), publicKeys[0])
  const at = ['--server', `127.0.0.1:${server.port}`]
  const who = ['--phone', '9996620031', '--code', '22222']
  assert.match(await someone.do('far', ['login', ...at, '--key', 'server.pem', ...who]), /^Signed in as/)
  assert.match(await someone.do('far', ['whoami']), /Test 20031/)

  const noKey = await someone.fail('far', ['login', ...at, ...who])
  assert.match(noKey.stderr, /was not said\.\nSay --key FILE/)
  const missing = await someone.fail('far', ['login', ...at, '--key', 'none.pem', ...who], { code: 3 })
  assert.match(missing.stderr, /none\.pem/)
  await writeFile(someone.path('other.pem'), 'no key')
  const wrong = await someone.fail('far', ['login', ...at, '--key', 'other.pem', ...who], { code: 3 })
  assert.match(wrong.stderr, /other\.pem holds no public key of a server\.\nCopy the one/)
  const nowhere = ['login', '--server', 'http://x/', '--key', 'server.pem', ...who]
  assert.match((await someone.fail('far', nowhere)).stderr, /is not where a server listens\.\nSay --server/)
})

test('accept-login lets in whoever shows the token', async () => {
  await login('ike', '20032')
  const info = JSON.parse(await someone.do('operator', ['info', '--data', 'data', '--json']))
  await using screen = await connect({ ...info, apiId: 1, apiHash: 'x', deviceModel: 'Big screen' })
  const told = new Promise<void>((resolve) => {
    screen.onUpdates((update) => {
      if (update._ === 'updateShort' && update.update._ === 'updateLoginToken') resolve()
    })
  })
  const ask = { api_id: 1, api_hash: 'x', except_ids: [] }
  const shown = await screen.call('auth.exportLoginToken', ask)
  assert.ok(shown._ === 'auth.loginToken')
  const link = `tg://login?token=${Buffer.from(shown.token).toString('base64url')}`
  assert.match(await someone.do('ike', ['accept-login', link]), /^Let in: Big screen, .+ \(127\.0\.0\.1\)\.$/)
  await told
  const success = await screen.call('auth.exportLoginToken', ask)
  assert.ok(success._ === 'auth.loginTokenSuccess')
  assert.match(JSON.stringify(success, bigintsAsText), /"last_name":"20032"/)

  const again = await someone.fail('ike', ['accept-login', link], { code: 5 })
  assert.match(again.stderr, /Somebody has let that application in already\./)
  const { stderr } = await someone.fail('ike', ['accept-login', 'tg://resolve?domain=x'])
  assert.match(stderr, /A token such as tg:\/\/login\?token=… is wanted/)
})

function bigintsAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

test('a sign-in stays until another one has worked', async () => {
  await login('cid', '20003')
  const before = await readFile(someone.path('cid', 'session.json'), 'utf8')
  await someone.fail('cid', ['login', '--data', 'data', '--phone', '9996620004', '--code', '11111'], {
    code: 5,
  })
  assert.equal(await readFile(someone.path('cid', 'session.json'), 'utf8'), before)
  await login('cid', '20004')
  assert.match(await someone.do('cid', ['whoami']), /Test 20004/)
})

test('without flags and without a terminal nobody is asked', async () => {
  const { stderr } = await someone.fail('dan', ['login', '--data', 'data'])
  assert.match(stderr, /Nobody is there to answer "Phone number:"\nSay --phone and --code\./)
})

test('login to a folder that no server has served', async () => {
  const login = ['login', '--data', 'elsewhere', '--phone', '9996620001']
  const { stderr } = await someone.fail('dan', login, { code: 3 })
  assert.match(stderr, /No server has kept its data in .*elsewhere/)
})

test('a number without an account is told how to get one; user add makes it, once', async () => {
  const add = ['user', 'add', '+49301234567', 'Eve', 'Adam', '--data', 'data']
  const id = await someone.do('operator', add)
  assert.match(id, /^\d+$/)
  const again = await someone.fail('operator', add, { code: 5 })
  assert.match(again.stderr, /This phone number has an account already/)

  const signIn = someone.run('eve', ['login', '--data', 'data', '--phone', '+49301234567', '--code', '0'])
  assert.match(await server.output.until('Code for +49301234567'), /: \d+$/)
  const { code, stderr } = await signIn
  assert.equal(code, 5)
  assert.match(stderr, /The code is wrong/)
})

test('user premium gives an account Premium, also while the server runs, and takes it away', async () => {
  await someone.do('operator', ['user', 'add', '+49301234568', 'Pia', '--data', 'data'])
  const premium = ['user', 'premium', '+49301234568', '--data', 'data']
  assert.equal(await someone.do('operator', premium), '')
  assert.equal(await someone.do('operator', [...premium, '--off']), '')
  const { stderr } = await someone.fail('operator', ['user', 'premium', '+49301234599', '--data', 'data'], {
    code: 5,
  })
  assert.match(stderr, /There is no such account/)
})

test('bot create prints a token and nothing else; the token signs in; a bot that cannot list is told why', async () => {
  const token = await someone.do('operator', ['bot', 'create', 'Crane', '--data', 'data'])
  assert.match(token, /^\d+:[\w-]{30,}$/)
  assert.match(await someone.do('crane', ['login', '--data', 'data', '--bot', token]), /^Signed in as Crane/)
  assert.equal(JSON.parse(await someone.do('crane', ['whoami', '--json'])).bot, true)
  const { stderr } = await someone.fail('crane', ['ls'], { code: 5 })
  assert.match(stderr, /A bot may not do this\. \(BOT_METHOD_INVALID\)\nBots can neither list/)

  const wrong = await someone.fail('mole', ['login', '--data', 'data', '--bot', `${token}x`], { code: 5 })
  assert.match(wrong.stderr, /no token of a bot of this server/)
})

test('a server that is not running: who asks is told so and what to do', async () => {
  await login('fay', '20006')
  await stop(server.child)
  const { stderr } = await someone.fail('fay', ['up', import.meta.filename], { code: 4 })
  assert.match(stderr, /^longshore: .*127\.0\.0\.1:\d+/)
  assert.match(stderr, /Is the server running\? Start it: longshore serve --data DIR/)
  const args = ['login', '--data', 'data', '--phone', '9996620001', '--code', '22222']
  const signIn = await someone.fail('gus', args, { code: 4 })
  assert.match(signIn.stderr, /Start it: longshore serve/)
})
