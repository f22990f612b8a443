import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, type TestContext, test } from 'node:test'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import type { Constructor } from '@longshore/protocol/schema/api'
import { settled } from '../../../../test/fake-clock.ts'
import { FileServer } from '../../../../test/file-server.ts'
import { randomBytes } from '../../../../test/random-bytes.ts'
import { isKnownDocument, type PrepareOptions, prepareDocument } from '../../../upload/prepare-document.ts'
import { resendMissingParts } from '../../../upload/resend-missing-parts.ts'
import { type UploadedFile, type UploadResume, uploadFile } from '../../../upload/upload-file.ts'
import { fileSource } from '../file-source.ts'
import { fileJournal } from './file-journal.ts'

const MiB = 1024 * 1024
const partSize = MiB / 2
const size = 20 * MiB + 5
const parts = 41

/** A file on disk, a server, and a folder for the journal. */
async function prepared(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-journal-'))
  t.after(() => rm(folder, { recursive: true }))
  const path = join(folder, 'source.bin')
  const contents = randomBytes(size, 1)
  await writeFile(path, contents)
  const server = new FileServer()
  const resumes: UploadResume[] = []
  const numbersSent = () =>
    server.calls.flatMap(({ request }) => ('file_part' in request ? [request.file_part] : []))

  /** One run of the program; it is interrupted after so many parts. */
  async function run(
    options: { after?: number; restart?: boolean; account?: string } = {},
  ): Promise<UploadedFile> {
    const { after = Number.POSITIVE_INFINITY, restart, account = 'me' } = options
    server.calls.length = 0
    const stop = new AbortController()
    let confirmed = 0
    return await uploadFile(server.means, await fileSource(path), {
      journal: fileJournal(join(folder, 'journal'), { account, restart }),
      signal: stop.signal,
      window: partSize,
      onResume: (resume) => resumes.push(resume),
      onProgress: () => {
        if (++confirmed === after) stop.abort(new Error('interrupted'))
      },
    })
  }

  return { folder, path, contents, server, resumes, numbersSent, run }
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)

test('an upload goes on after its last confirmed part, under the same ids, and is forgotten when it is settled', async (t) => {
  const { folder, contents, server, resumes, numbersSent, run } = await prepared(t)
  await assert.rejects(run({ after: 5 }), /interrupted/)
  const begun = server.calls[0]?.request
  await assert.rejects(run({ after: 7 }), /interrupted/)
  assert.deepEqual(numbersSent().slice(0, 7), range(5, 12))
  const uploaded = await run()
  assert.deepEqual(numbersSent(), range(12, parts))
  assert.deepEqual(resumes, [
    { kind: 'goes on', transferred: 5 * partSize },
    { kind: 'goes on', transferred: 12 * partSize },
  ])
  assert.ok(begun && 'file_id' in begun && begun.file_id === uploaded.inputFile.id)
  assert.deepEqual(server.finish(uploaded.inputFile), contents)

  const again = await run()
  assert.deepEqual(numbersSent(), [])
  assert.deepEqual(again, {
    ...again,
    inputFile: uploaded.inputFile,
    randomId: uploaded.randomId,
    sha256: uploaded.sha256,
  })
  assert.notEqual(again.randomId, undefined)
  again.settled()
  assert.deepEqual(await readdir(join(folder, 'journal')), [])
  assert.notEqual((await run()).inputFile.id, uploaded.inputFile.id)
})

test('of another account nothing is known', async (t) => {
  const { numbersSent, run } = await prepared(t)
  await assert.rejects(run({ after: 5 }), /interrupted/)
  await run({ account: 'another' })
  assert.deepEqual(numbersSent(), range(0, parts))
})

suite('a file that the server may have', () => {
  const gif = randomBytes(3 * partSize, 3)
  const known: Constructor<'document'> = {
    _: 'document',
    id: 5n,
    access_hash: 7n,
    file_reference: Uint8Array.of(9),
    date: 0,
    mime_type: 'image/gif',
    size: BigInt(gif.length),
    dc_id: 2,
    attributes: [
      { _: 'documentAttributeAnimated' },
      { _: 'documentAttributeFilename', file_name: 'wave.gif' },
    ],
  }

  async function gifAndServer(t: TestContext) {
    const { folder, server } = await prepared(t)
    const path = join(folder, 'wave.gif')
    await writeFile(path, gif)
    const journal = fileJournal(join(folder, 'journal'), { account: 'me' })
    const run = async (options: PrepareOptions = {}) =>
      await prepareDocument(server.means, await fileSource(path), { journal, window: partSize, ...options })
    return { folder, server, run }
  }

  test('is asked for again under the same random_id, until it is settled', async (t) => {
    const { folder, server, run } = await gifAndServer(t)
    server.documents.push({ sha256: nodeCrypto.sha256(gif), document: known })
    const first = await run()
    const second = await run()
    assert.ok(isKnownDocument(first) && isKnownDocument(second))
    assert.ok(first.randomId)
    assert.equal(second.randomId, first.randomId)
    assert.equal((await second.upload()).randomId, first.randomId)
    second.settled()
    assert.deepEqual(await readdir(join(folder, 'journal')), [])
    assert.notEqual((await run()).randomId, first.randomId)
  })

  test('is not asked for when an earlier run has sent parts of it', async (t) => {
    const { server, run } = await gifAndServer(t)
    const stop = new AbortController()
    const interrupted = run({ signal: stop.signal, onProgress: () => stop.abort(new Error('interrupted')) })
    await assert.rejects(interrupted, /interrupted/)
    server.documents.push({ sha256: nodeCrypto.sha256(gif), document: known })
    const held = await run()
    assert.ok('inputFile' in held)
    assert.deepEqual(server.finish(held.inputFile), gif)
  })
})

test('--restart begins anew', async (t) => {
  const { resumes, numbersSent, run } = await prepared(t)
  await assert.rejects(run({ after: 5 }), /interrupted/)
  await run({ restart: true })
  assert.deepEqual(numbersSent(), range(0, parts))
  assert.deepEqual(resumes, [])
})

test('a source that was changed is noticed by its time, and begins anew', async (t) => {
  const { path, server, resumes, numbersSent, run } = await prepared(t)
  await assert.rejects(run({ after: 5 }), /interrupted/)
  const changed = randomBytes(size, 2)
  await writeFile(path, changed)
  await utimes(path, 1, 1)
  const uploaded = await run()
  assert.deepEqual(numbersSent(), range(0, parts))
  assert.deepEqual(resumes, [{ kind: 'source changed' }])
  assert.deepEqual(server.finish(uploaded.inputFile), changed)
})

test('a source that was changed and looks the same is noticed by its bytes, and begins anew', async (t) => {
  const { path, contents, server, resumes, run } = await prepared(t)
  await utimes(path, 1, 1)
  await assert.rejects(run({ after: 5 }), /interrupted/)
  contents[3 * partSize] = 255 - (contents[3 * partSize] ?? 0)
  await writeFile(path, contents)
  await utimes(path, 1, 1)
  const uploaded = await run()
  assert.deepEqual(resumes, [{ kind: 'goes on', transferred: 5 * partSize }, { kind: 'source changed' }])
  assert.deepEqual(server.finish(uploaded.inputFile), contents)
})

test('where another program is sending the same file, this one sends it by itself', async (t) => {
  const { server, path, folder, numbersSent, run } = await prepared(t)
  server.held = true
  const journal = () => fileJournal(join(folder, 'journal'), { account: 'me' })
  const stop = new AbortController()
  const first = uploadFile(server.means, await fileSource(path), { journal: journal(), signal: stop.signal })
  first.catch(() => {})
  while (server.waiting === 0) await settled()
  server.held = false
  const second = await run()
  assert.equal(second.randomId, undefined)
  assert.equal(new Set(numbersSent()).size, parts)
  stop.abort()
  await assert.rejects(first)
})

test('a server that has forgotten what an earlier run has sent gets all of that again at once', async (t) => {
  const { contents, server, numbersSent, run } = await prepared(t)
  await assert.rejects(run({ after: 5 }), /interrupted/)
  for (const index of range(0, 5)) server.lose(index)
  const uploaded = await run()
  server.calls.length = 0
  const bytes = await resendMissingParts(uploaded, async () => server.finish(uploaded.inputFile))
  assert.deepEqual(numbersSent(), range(0, 5))
  assert.deepEqual(bytes, contents)
})

test('a record that nobody can read is made anew', async (t) => {
  const { folder, numbersSent, run } = await prepared(t)
  await assert.rejects(run({ after: 5 }), /interrupted/)
  const [name = ''] = await readdir(join(folder, 'journal'))
  await writeFile(join(folder, 'journal', name), 'no database'.repeat(1000))
  await run()
  assert.deepEqual(numbersSent(), range(0, parts))
})
