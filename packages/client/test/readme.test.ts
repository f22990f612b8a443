import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { serve } from '@longshore/server/serve'
import { fakeGif } from '@longshore/testing/fake-media'
import { randomBytes } from './random-bytes.ts'

const readme = await readFile(join(import.meta.dirname, '..', 'README.md'), 'utf8')
const [, inNode = '', inBrowser = ''] = readme.split(/^## In .*$/m)

const bytes = randomBytes(1_200_000, 1)
const log = randomBytes(300_000, 2)
/** More than the window: interrupted at its first part it is not all there. */
const backup = randomBytes(12_000_000, 3)

/** A server as a stranger starts it, and what the examples expect in their folder. */
async function served(t: TestContext): Promise<{ folder: string; port: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-readme-'))
  const server = await serve({
    data: join(folder, 'data'),
    host: '127.0.0.1',
    port: 0,
    dcId: 2,
    testAccounts: true,
    openSignUp: false,
    deliverCode: () => {},
  })
  t.after(async () => {
    await server.close()
    await rm(folder, { recursive: true })
  })
  await writeFile(join(folder, 'holiday.mp4'), bytes)
  await writeFile(join(folder, 'log.txt'), log)
  await writeFile(join(folder, 'backup.tar'), backup)
  await writeFile(join(folder, 'wave.gif'), fakeGif({ width: 2, height: 2 }))
  await writeFile(join(folder, 'empty.txt'), '')
  return { folder, port: server.port }
}

/**
 * Runs the examples of a section one after the other, as one program that connects to the server of the test.
 *
 * @param globals what a browser has and Node has not
 * @returns what it printed
 */
async function run(section: string, port: number, globals: Record<string, unknown> = {}): Promise<string[]> {
  const examples = [...section.matchAll(/^```js\n(.*?)^```/gms)].map(([, code = '']) => code)
  assert.ok(examples.length > 0, 'the section has examples')
  const program = examples
    .join('\n')
    .replaceAll(/^import (\{.*?\}) from ('.*?')$/gm, 'const $1 = await load($2)')
    .replaceAll('4430', String(port))
  assert.doesNotMatch(program, /^import/m)
  const printed: string[] = []
  const names = {
    load: (specifier: string) => import(specifier),
    console: { log: (...words: unknown[]) => printed.push(words.join(' ')) },
    ...globals,
  }
  const AsyncFunction = (async () => {}).constructor as new (
    ...words: string[]
  ) => (...values: unknown[]) => Promise<void>
  await new AsyncFunction(...Object.keys(names), `'use strict'\n${program}`)(...Object.values(names))
  return printed
}

test('in Node', async (t) => {
  const { folder, port } = await served(t)
  const before = process.cwd()
  process.chdir(folder)
  t.after(() => process.chdir(before))

  const printed = await run(inNode, port)

  assert.deepEqual(new Uint8Array(await readFile('copy.mp4')), new Uint8Array(bytes))
  assert.deepEqual(new Uint8Array(await readFile('verified.mp4')), new Uint8Array(bytes))
  assert.deepEqual(new Uint8Array(await readFile('copy.tar')), new Uint8Array(backup))
  assert.deepEqual(await readdir('transfers'), [])
  await assert.rejects(access('never.mp4'), { code: 'ENOENT' })
  // The parts may be confirmed in any order; in the end it is all of them.
  assert.ok(printed.splice(0, 2).every((line) => / of 1200000 bytes$/.test(line)))
  const resumed = /^goes on after (\d+) bytes$/
  const speed = /^\d+ bytes\/s; \d+ bytes may be under way on \d connections; limited by: [a-z ]+$/
  const steady = printed.map((line) => line.replace(resumed, 'goes on').replace(speed, 'speed'))
  assert.deepEqual(steady, [
    '1200000 of 1200000 bytes',
    `300000 bytes, sha256 ${createHash('sha256').update(log).digest('hex')}`,
    'the server has it',
    'a piece of 524288 bytes',
    'a piece of 524288 bytes',
    'a piece of 151424 bytes',
    '16',
    'verified: true',
    'the same bytes',
    'holiday.mp4: the last 1000 of 1200000 bytes',
    'AbortError',
    'AbortError',
    'goes on',
    'speed',
    'the file: the file is empty: a file without a single byte cannot be uploaded',
  ])
  const transferred = Number(printed.map((line) => resumed.exec(line)?.[1]).find((found) => found))
  assert.ok(transferred > 0 && transferred < backup.length)
})

test('in a browser', async (t) => {
  const { folder, port } = await served(t)
  const kept = new Map<string, string>()
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  }
  const had = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')
  Object.defineProperty(globalThis, 'localStorage', { value: localStorage, configurable: true })
  t.after(() => (had ? Object.defineProperty(globalThis, 'localStorage', had) : undefined))

  const page: Record<string, object> = {
    'input[type=file]': { files: [new File([bytes], 'holiday.mp4')] },
    progress: { value: 0 },
    a: { href: '' },
  }
  const opened: { close(): Promise<void> }[] = []
  await run(inBrowser, port, {
    load: async (specifier: string) => {
      const { connect, ...others } = await import(specifier)
      const noted = async (options: object) => {
        const client = await connect(options)
        opened.push(client)
        return client
      }
      return { ...others, connect: noted }
    },
    fetch: async () => new Response(await readFile(join(folder, 'data', 'public-key.pem'))),
    prompt: () => '22222',
    document: { querySelector: (what: string) => page[what] },
  })
  t.after(() => Promise.all(opened.map((client) => client.close())))

  assert.equal(opened.length, 1)
  assert.ok(kept.get('longshore')?.includes('userId'))
  assert.deepEqual(page.progress, { value: 1 })
  const { href } = page.a as { href: string }
  const copy = new Uint8Array(await (await fetch(href)).arrayBuffer())
  URL.revokeObjectURL(href)
  assert.deepEqual(copy, new Uint8Array(bytes))
})
