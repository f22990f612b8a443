import assert from 'node:assert/strict'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdir, readdir, readFile, rename, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { assertWholeRun, untimed } from './event-schema.ts'
import { ended, eventsIn, linesOf, linksIn, Stranger, stop } from './longshore.ts'

/** An interrupted command, and the same command again. */

const MiB = 1024 * 1024
const size = 24 * MiB + 7
/** Slow enough to be interrupted in the middle. */
const slowly = ['--limit-rate', '8M']

const someone = await Stranger.arrive()
before(async () => {
  await someone.serve('--test-accounts')
  await someone.do('ann', ['login', '--data', 'data', '--phone', '9996620001', '--code', '22222'])
})
after(() => someone[Symbol.asyncDispose]())

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function put(name: string): Promise<Buffer> {
  const bytes = randomBytes(size)
  await writeFile(someone.path(name), bytes)
  return bytes
}

/** Runs the command until it has told of such an event, and kills it. @returns whether it was killed before its end */
async function killedAt(args: readonly string[], event: string): Promise<boolean> {
  const child = someone.start('ann', [...args, '--json'])
  const output = linesOf(child.stdout)
  await output.until(`"event":"${event}"`)
  await stop(child, 'SIGKILL')
  return !(await output.whole).includes('"event":"ended"')
}

/** Runs the command until it has moved so many bytes, and ends it. @returns its events */
async function interrupted(
  args: readonly string[],
  signal: NodeJS.Signals,
  atBytes: number,
): Promise<Record<string, unknown>[]> {
  const child = someone.start('ann', [...args, '--json'])
  const result = ended(child)
  await moved(child, atBytes)
  child.kill(signal)
  const { code, stdout } = await result
  assert.equal(code, signal === 'SIGINT' ? 130 : null)
  return eventsIn(stdout)
}

async function moved(child: ChildProcessWithoutNullStreams, atBytes: number): Promise<void> {
  const lines = createInterface({ input: child.stdout })
  for await (const [line] of eachOf(lines)) {
    const event = JSON.parse(line)
    if (event.event === 'progress' && event.transferred >= atBytes) return
  }
}

async function* eachOf(lines: ReturnType<typeof createInterface>): AsyncGenerator<[string]> {
  for (;;) yield (await once(lines, 'line')) as [string]
}

async function again(args: readonly string[]): Promise<Record<string, unknown>[]> {
  const events = eventsIn(await someone.do('ann', [...args, '--json']))
  assertWholeRun(events, 0)
  return events.map(untimed)
}

const find = (events: readonly Record<string, unknown>[], name: string) =>
  events.find(({ event }) => event === name)

for (const signal of ['SIGINT', 'SIGKILL'] as const) {
  test(`up after ${signal}: goes on where it was, and the file is sent once`, async () => {
    const name = `up-${signal}.bin`
    const bytes = await put(name)
    const first = await interrupted(['up', name, ...slowly], signal, 2 * MiB)
    if (signal === 'SIGINT') {
      assertWholeRun(first, 130)
      assert.deepEqual(first.map(untimed).at(-2), { event: 'paused', done: 0, goesOn: true })
    }
    const second = await again(['up', name])
    const resumed = find(second, 'resumed')
    assert.ok(Number(resumed?.transferred) >= 2 * MiB && Number(resumed?.transferred) < size)
    assert.equal(find(second, 'sent')?.sha256, sha256(bytes))
    const listed = eventsIn(await someone.do('ann', ['ls', '--json']))
    assert.equal(listed.filter((file) => file.name === name).length, 1)
    const [link = ''] = linksIn(second.map((event) => JSON.stringify(event)).join('\n'))
    await someone.do('ann', ['down', link, '-o', `copy-${signal}.bin`])
    assert.equal(sha256(await readFile(someone.path(`copy-${signal}.bin`))), sha256(bytes))
  })

  test(`down after ${signal}: goes on where it was, and only the file is there at the end`, async () => {
    const name = `down-${signal}.bin`
    const bytes = await put(name)
    const folder = someone.path(`got-${signal}`)
    await mkdir(folder)
    const [link = ''] = linksIn(await someone.do('ann', ['up', name, '--json']))
    const command = ['down', link, '--to', folder]
    await interrupted([...command, ...slowly], signal, 2 * MiB)
    assert.equal((await readdir(folder)).includes(name), false)
    const second = await again(command)
    const resumed = find(second, 'resumed')
    assert.ok(Number(resumed?.transferred) >= MiB && Number(resumed?.transferred) < size)
    assert.deepEqual(find(second, 'received'), {
      ...find(second, 'received'),
      sha256: sha256(bytes),
      verified: true,
    })
    assert.deepEqual(await readdir(folder), [name])
  })
}

test('up killed when it has just told that the file was sent: the same command does not send it again', async () => {
  let name = ''
  for (let attempt = 1, inTime = false; !inTime; attempt++) {
    assert.ok(attempt <= 10, 'ten times it ended before it was killed')
    name = `told-${attempt}.bin`
    await put(name)
    inTime = await killedAt(['up', name], 'sent')
  }
  const second = await again(['up', name])
  assert.ok(find(second, 'skipped') ?? find(second, 'resumed'))
  const listed = eventsIn(await someone.do('ann', ['ls', '--json']))
  assert.equal(listed.filter((file) => file.name === name).length, 1)
})

test('up killed when it has noted that the file was sent, and before its journal was gone: nothing is left of it', async () => {
  await put('noted.bin')
  const transfers = someone.path('ann', 'transfers')
  await interrupted(['up', 'noted.bin', ...slowly], 'SIGKILL', 2 * MiB)
  await cp(transfers, someone.path('transfers as they were'), { recursive: true })
  await killedAt(['up', 'noted.bin'], 'sent')
  await cp(someone.path('transfers as they were'), transfers, { recursive: true })
  const third = await again(['up', 'noted.bin'])
  assert.match(String(find(third, 'skipped')?.reason), /sent already/)
  assert.deepEqual(await readdir(transfers), [])
})

/** A download into a folder, killed in the middle; where it writes to, and the file that it was to become. */
async function downKilledInTheMiddle(name: string) {
  const bytes = await put(name)
  const folder = someone.path(`got-${name}`)
  await mkdir(folder)
  const [link = ''] = linksIn(await someone.do('ann', ['up', name, '--json']))
  const command = ['down', link, '--to', folder]
  await interrupted([...command, ...slowly], 'SIGKILL', 2 * MiB)
  const [partFile = ''] = await readdir(folder)
  return { bytes, folder, command, partFile: join(folder, partFile), path: join(folder, name) }
}

test('down killed when the file has just taken its name: it is not received again', async () => {
  const { bytes, folder, command, partFile, path } = await downKilledInTheMiddle('named.bin')
  await writeFile(partFile, bytes)
  await rename(partFile, path)
  const second = await again(command)
  assert.match(String(find(second, 'skipped')?.reason), /received already/)
  assert.deepEqual(await readdir(folder), ['named.bin'])
  assert.deepEqual(await readdir(someone.path('ann', 'transfers')), [])
})

test('down killed, and another file has taken the name: it stays, and nothing else is left', async () => {
  const { bytes, folder, command, path } = await downKilledInTheMiddle('taken.bin')
  const other = randomBytes(size)
  await writeFile(path, other)
  await again(command)
  assert.deepEqual((await readdir(folder)).sort(), ['taken (2).bin', 'taken.bin'])
  assert.equal(sha256(await readFile(path)), sha256(other))
  assert.equal(sha256(await readFile(join(folder, 'taken (2).bin'))), sha256(bytes))
  assert.deepEqual(await readdir(someone.path('ann', 'transfers')), [])
})

test('a file that has changed since begins anew, and says so', async () => {
  await put('changes.bin')
  await interrupted(['up', 'changes.bin', ...slowly], 'SIGINT', 2 * MiB)
  const bytes = await put('changes.bin')
  await utimes(someone.path('changes.bin'), 1, 1)
  const second = await again(['up', 'changes.bin'])
  assert.deepEqual(find(second, 'changed'), { event: 'changed', file: 'changes.bin' })
  assert.equal(find(second, 'resumed'), undefined)
  assert.equal(find(second, 'sent')?.sha256, sha256(bytes))
})

test('--restart begins anew', async () => {
  const bytes = await put('anew.bin')
  await interrupted(['up', 'anew.bin', ...slowly], 'SIGINT', 2 * MiB)
  const second = await again(['up', 'anew.bin', '--restart'])
  assert.equal(find(second, 'resumed'), undefined)
  assert.equal(find(second, 'sent')?.sha256, sha256(bytes))
})
