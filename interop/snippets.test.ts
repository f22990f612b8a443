import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { Stranger } from '../packages/cli/test/longshore.ts'

/** What `longshore serve --test-accounts` prints for each client, run as it is printed. */
const someone = await Stranger.arrive()
const folder = join(import.meta.dirname, `.tmp-${process.pid}`)
const printed = new Map<string, string>()

before(async () => {
  await mkdir(folder)
  const { output } = await someone.serve('--test-accounts')
  await output.until('Stop it with Ctrl-C.')
  for (const section of output.seen.join('\n').split('\n--- ').slice(1)) {
    const [title = '', ...code] = section.split('\n')
    printed.set(title.replace(/ .*/, ''), code.join('\n').split('\nStop it with')[0] ?? '')
  }
})
after(async () => {
  await rm(folder, { recursive: true, force: true })
  await someone[Symbol.asyncDispose]()
})

test('the printed mtcute snippet signs in', async () => {
  const signedIn = "\nconsole.log('signed in as', (await tg.getMe()).id)\nawait tg.destroy()\n"
  await signsIn('mtcute.mjs', `${printed.get('mtcute')}${signedIn}`)
})

// The package stands here under names of their own, so that several versions fit beside each other.
for (const alias of ['telegram-158', 'telegram-198', 'teleproto-214', 'teleproto-229']) {
  test(`the printed GramJS snippet signs in with ${alias}`, async () => {
    const code = printed.get('GramJS') ?? ''
    await signsIn(`${alias}.cjs`, code.replaceAll("require('telegram", `require('${alias}`))
  })
}

/** Runs it until it says who it is; the libraries stay connected after that. */
async function signsIn(name: string, code: string): Promise<void> {
  await writeFile(join(folder, name), code)
  const child = spawn(process.execPath, [join(folder, name)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const complaints = text(child.stderr)
  try {
    const line = await lineOf(child, 'signed in as')
    assert.match(line ?? `nothing, but: ${await complaints}`, /^signed in as \d+$/)
  } finally {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
}

async function lineOf({ stdout }: ChildProcess, words: string): Promise<string | undefined> {
  assert.ok(stdout)
  for await (const line of createInterface({ input: stdout })) if (line.includes(words)) return line
  return undefined
}
