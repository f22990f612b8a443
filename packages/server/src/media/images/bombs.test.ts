import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { bombs } from '@longshore/testing/media/bombs'
import { createMedia } from '../create-media.ts'
import type { Media, MediaFile } from '../media.ts'
import type { JobFailed } from '../workers/refusal.ts'

/** Milliseconds, on a machine that is busy; an idle one needs a tenth. */
const PATIENCE = 2000

let folder = ''
let media: Media
/** Jobs that were ended from outside: a bomb that went off. */
const burnt: JobFailed[] = []
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longshore-bombs-'))
  media = createMedia({
    tempFolder: folder,
    workers: { count: 1, memory: 400 << 20, onFailure: (failure) => burnt.push(failure) },
  })
  // The worker is warm when the first bomb comes.
  await endOf(await keep(new Uint8Array()))
})
after(async () => {
  await media.close()
  await rm(folder, { recursive: true })
})

for (const { name, end, make } of bombs()) {
  test(name, async (t) => {
    const bytes = await make()
    assert.ok(bytes.length <= 10 << 20, `${bytes.length} bytes`)
    const file = await keep(bytes)
    const start = performance.now()
    const found = await endOf(file)
    const took = performance.now() - start
    t.diagnostic(`${bytes.length} bytes, ${took.toFixed(0)} ms: ${found}`)
    assert.ok([end].flat().includes(found as never), `${found}, not ${[end].flat().join(' or ')}`)
    assert.deepEqual(burnt.splice(0), [])
    assert.ok(took < PATIENCE, `${took} ms`)
  })
}

async function endOf(file: MediaFile): Promise<string> {
  try {
    await media.photo(file)
    return 'photo'
  } catch (error) {
    assert.ok(error instanceof RpcError)
    return error.text
  }
}

let kept = 0
async function keep(bytes: Uint8Array): Promise<MediaFile> {
  const path = join(folder, `${kept++}`)
  await writeFile(path, bytes)
  return { size: bytes.length, lend: (use) => use(path) }
}
