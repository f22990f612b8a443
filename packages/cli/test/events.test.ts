import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { assertWholeRun } from './event-schema.ts'
import { ended, eventsIn, linesOf, Stranger, stop } from './longshore.ts'

/** What programs read: every line is an event, whatever happens. */

const someone = await Stranger.arrive()
let server: Awaited<ReturnType<Stranger['serve']>>
before(async () => {
  server = await someone.serve('--test-accounts')
  await someone.do('ann', ['login', '--data', 'data', '--phone', '9996620001', '--code', '22222'])
  await writeFile(someone.path('a.bin'), randomBytes(3_000_000))
})
after(() => someone[Symbol.asyncDispose]())

for (const [title, args, code] of [
  ['an option that nobody knows', ['up', 'a.bin', '--colour', 'red'], 1],
  ['nothing to send', ['up'], 1],
  ['a link that is none', ['down', 'nonsense'], 1],
  ['a file that is not there', ['up', 'b.bin'], 3],
  ['a rate that is none', ['up', 'a.bin', '--limit-rate', 'fast'], 1],
  ['a link that is none to compare with', ['verify', 'a.bin', 'nonsense'], 1],
] as const)
  test(`${title}: each line is an event, the last one is "ended" with ${code}, and nothing is said elsewhere`, async () => {
    const { stdout, stderr } = await someone.fail('ann', [...args, '--json'], { code })
    assertWholeRun(eventsIn(stdout), code)
    assert.equal(stderr, '')
  })

test('who has not signed in is told so by events', async () => {
  const { stdout, code } = await someone.run('nobody', ['up', 'a.bin', '--json'])
  assertWholeRun(eventsIn(stdout), code)
  assert.notEqual(code, 0)
})

test('help stays help', async () => {
  assert.match(await someone.do('ann', ['up', '--help', '--json']), /^Usage: longshore up/)
})

test('Ctrl-C: paused, and then ended with 130; and also when it is pressed twice', async () => {
  for (const times of [1, 2]) {
    const child = someone.start('ann', ['up', 'a.bin', '--limit-rate', '100K', '--restart', '--json'])
    const result = ended(child)
    await linesOf(child.stdout).until('"event":"progress"')
    child.kill('SIGINT')
    if (times === 2) {
      // One Ctrl-C may arrive more than once; after half a second it is another one.
      const pressed = setInterval(() => child.kill('SIGINT'), 600)
      void result.finally(() => clearInterval(pressed))
    }
    const { code, stdout } = await result
    assert.equal(code, 130)
    assertWholeRun(eventsIn(stdout), 130)
  }
})

test('a server that is gone: an error that says so, and ended with 4', async () => {
  await stop(server.child, 'SIGTERM')
  const { stdout, stderr } = await someone.fail('ann', ['up', 'a.bin', '--json'], { code: 4 })
  assertWholeRun(eventsIn(stdout), 4)
  assert.equal(stderr, '')
  assert.match(stdout, /"event":"error"/)
})
