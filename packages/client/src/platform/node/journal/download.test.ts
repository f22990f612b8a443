import assert from 'node:assert/strict'
import { mkdtemp, open, readdir, readFile, rm, truncate, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { FileServer } from '../../../../test/file-server.ts'
import { messageWith } from '../../../../test/opened-file.ts'
import { randomBytes } from '../../../../test/random-bytes.ts'
import { type DownloadedFile, downloadFile } from '../../../download/download-file.ts'
import { identityOf, locate } from '../../../download/locate.ts'
import { fileSink } from '../file-sink.ts'
import { fileJournal, forgetOldTransfers } from './file-journal.ts'

const MiB = 1024 * 1024
const size = 20 * MiB + 5

async function prepared(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-journal-'))
  t.after(() => rm(folder, { recursive: true }))
  const path = join(folder, 'got.bin')
  const journalFolder = join(folder, 'journal')
  const server = new FileServer()
  server.contents = randomBytes(size, 1)
  const resumes: number[] = []
  const offsetsAsked = () =>
    server.calls.flatMap(({ request }) => (request._ === 'upload.getFile' ? [Number(request.offset)] : []))
  const partFiles = async () => (await readdir(folder)).filter((name) => name.endsWith('.part'))

  /** One run of the program; it is interrupted when so many bytes have been written. */
  async function run(
    options: {
      after?: number
      restart?: boolean
      message?: ReturnType<typeof messageWith>
      verify?: boolean
    } = {},
  ): Promise<DownloadedFile> {
    const { after = Number.POSITIVE_INFINITY, restart, message = messageWith(size), verify } = options
    server.calls.length = 0
    const stop = new AbortController()
    const located = locate(message)
    const journal = fileJournal(journalFolder, { account: 'me', restart })
    const sink = await fileSink(path, { memory: { journal, file: identityOf(located) ?? '' } })
    return await downloadFile(server.means, located, sink, {
      window: MiB,
      signal: stop.signal,
      verify,
      onResume: ({ transferred }) => resumes.push(transferred),
      onProgress: ({ transferred }) => {
        if (transferred >= after) stop.abort(new Error('interrupted'))
      },
    })
  }

  return { folder, journalFolder, path, server, resumes, offsetsAsked, partFiles, run }
}

test('a download goes on after the last written byte, and nothing is left of it at the end', async (t) => {
  const { folder, journalFolder, path, server, resumes, offsetsAsked, run } = await prepared(t)
  await assert.rejects(run({ after: 5 * MiB }), /interrupted/)
  await assert.rejects(run({ after: 7 * MiB }), /interrupted/)
  const { sha256, verified } = await run()
  assert.deepEqual(resumes, [5 * MiB, 7 * MiB])
  assert.equal(offsetsAsked()[0], 7 * MiB)
  assert.deepEqual(await readFile(path), Buffer.from(server.contents))
  assert.deepEqual([sha256.length, verified], [32, true])
  assert.deepEqual((await readdir(folder)).sort(), ['got.bin', 'journal'])
  assert.deepEqual(await readdir(journalFolder), [])
})

test('what is there and not what the server has hashed is fetched again', async (t) => {
  const { folder, path, server, resumes, offsetsAsked, partFiles, run } = await prepared(t)
  await assert.rejects(run({ after: 5 * MiB }), /interrupted/)
  const [name = ''] = await partFiles()
  const file = await open(join(folder, name), 'r+')
  await file.write(Buffer.alloc(1), 0, 1, 3 * MiB + 1)
  await file.close()
  await run()
  assert.deepEqual(resumes, [3 * MiB])
  assert.equal(offsetsAsked()[0], 3 * MiB)
  assert.deepEqual(await readFile(path), Buffer.from(server.contents))
})

test('a run that fails before it writes anything leaves what earlier ones have written', async (t) => {
  const { server, resumes, run } = await prepared(t)
  await assert.rejects(run({ after: 5 * MiB }), /interrupted/)
  server.fail = () => new Error('the server is gone')
  await assert.rejects(run(), /the server is gone/)
  server.fail = () => undefined
  await run()
  assert.deepEqual(resumes, [5 * MiB])
})

for (const [name, change] of [
  ['is gone', (part: string) => rm(part)],
  ['is empty', (part: string) => truncate(part, 0)],
] as const) {
  test(`where what was written ${name}, the download begins anew`, async (t) => {
    const { folder, path, server, resumes, partFiles, run } = await prepared(t)
    await assert.rejects(run({ after: 5 * MiB }), /interrupted/)
    const [part = ''] = await partFiles()
    await change(join(folder, part))
    await run()
    assert.deepEqual(resumes, [])
    assert.deepEqual(await readFile(path), Buffer.from(server.contents))
  })
}

test('another file to the same place, and --restart, begin anew and leave nothing of the earlier one', async (t) => {
  const { path, server, resumes, partFiles, run } = await prepared(t)
  await assert.rejects(run({ after: 5 * MiB }), /interrupted/)
  await assert.rejects(run({ after: 3 * MiB, message: messageWith(size - 1) }), /interrupted/)
  assert.equal((await partFiles()).length, 1)
  await assert.rejects(run({ after: 4 * MiB, restart: true }), /interrupted/)
  assert.equal((await partFiles()).length, 1)
  assert.deepEqual(resumes, [])
  await run()
  assert.deepEqual(await readFile(path), Buffer.from(server.contents))
})

test('where another program fetches the same file to the same place, this one fetches it by itself', async (t) => {
  const { path, journalFolder, server, partFiles, run } = await prepared(t)
  const journal = fileJournal(journalFolder, { account: 'me' })
  const other = await fileSink(path, {
    memory: { journal, file: identityOf(locate(messageWith(size))) ?? '' },
  })
  await run()
  assert.deepEqual(await readFile(path), Buffer.from(server.contents))
  assert.equal((await partFiles()).length, 1)
  await other.discard(new Error('over'))
  assert.deepEqual(await partFiles(), [])
})

test('a server without hashes: what was written is gone on with, and nothing is said to be verified', async (t) => {
  const { path, server, resumes, run } = await prepared(t)
  server.hashes = false
  await assert.rejects(run({ after: 5 * MiB }), /interrupted/)
  const { verified } = await run()
  assert.deepEqual(resumes, [5 * MiB])
  assert.equal(verified, false)
  assert.deepEqual(await readFile(path), Buffer.from(server.contents))
})

test('what nobody went on with for a month is forgotten, with its bytes', async (t) => {
  const { journalFolder, partFiles, run } = await prepared(t)
  await assert.rejects(run({ after: 5 * MiB }), /interrupted/)
  const now = Date.now()
  await forgetOldTransfers(journalFolder, now)
  assert.equal((await partFiles()).length, 1)
  for (const name of await readdir(journalFolder)) await utimes(join(journalFolder, name), 1, 1)
  await forgetOldTransfers(journalFolder, now)
  assert.deepEqual(await partFiles(), [])
  assert.deepEqual(await readdir(journalFolder), [])
})
