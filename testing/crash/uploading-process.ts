/**
 * One life of a process that stores files, to be ended by kill -9. It opens what earlier lives left, checks that
 * everything they acknowledged is there, and then uploads, telling each acknowledgement on its output, until it is
 * killed. Arguments: folder, number of the first file to upload, how many. Input: what earlier lives told.
 */
import assert from 'node:assert/strict'
import { readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DiskFiles } from '@longshore/server/storage/embedded/disk/disk-files'
import { openFileStorage } from '@longshore/server/storage/embedded/file-storage'
import { SMALL_FILE } from '@longshore/server/storage/embedded/small-files'
import { openDatabase } from '@longshore/server/storage/embedded/sqlite/database'
import { fileMigrations } from '@longshore/server/storage/embedded/sqlite/file-migrations'
import { assertHashes } from '../assert-hashes.ts'
import { documentOf } from '../contracts/file-catalog.ts'
import { type PlannedUpload, planUpload } from './planned-upload.ts'

const AT_ONCE = 4

const [folder = '.', first = '0', many = '0'] = process.argv.slice(2)
const path = join(folder, 'files.sqlite')
const database = openDatabase(path, fileMigrations)
const files = new DiskFiles(folder)
const { parts, blobs, catalog } = await openFileStorage({
  database,
  files,
  clock: Date.now,
  small: SMALL_FILE,
})

await check(readFileSync(0, 'utf8').split('\n').filter(Boolean))
tell('checked')
let next = Number(first)
const end = next + Number(many)
await Promise.all(Array.from({ length: AT_ONCE }, uploadOneAfterTheOther))
// Only a life that uploads nothing gets here: it leaves what documents hold on to, and nothing besides.
await parts.expire(Number.MAX_SAFE_INTEGER)
await files.close()
tell(`blobs ${count('SELECT count(DISTINCT blob) AS n FROM file_record')}`)
tell(`of them small ${count('SELECT count(*) AS n FROM file_small')}`)

function count(sql: string): unknown {
  return database.prepare(sql).get()?.n
}

function tell(line: string): void {
  writeSync(1, `${line}\n`)
}

async function uploadOneAfterTheOther(): Promise<void> {
  while (next < end) await upload(next++)
}

async function upload(fileId: number): Promise<void> {
  const plan = planUpload(fileId)
  const [last = 0] = plan.order.slice(-1)
  await Promise.all(plan.order.slice(0, -1).map((index) => put(plan, fileId, index)))
  await put(plan, fileId, last)
  await finish(plan, fileId)
}

async function put(plan: PlannedUpload, fileId: number, index: number): Promise<void> {
  await parts.put(plan.key, plan.parts[index] ?? assert.fail())
  tell(`part ${fileId} ${index}`)
}

async function finish({ key, parts: { length } }: PlannedUpload, fileId: number): Promise<void> {
  const { blob, size } = await parts.finish(key, { parts: length, maxParts: length })
  tell(`file ${fileId} ${blob}`)
  await catalog.add(documentOf({ id: BigInt(fileId), blob, size }), 2_000_000_000)
  tell(`document ${fileId} ${blob}`)
}

/** Nothing that was acknowledged may be lost, and nothing that was finished may be anything but what was sent. */
async function check(told: readonly string[]): Promise<void> {
  const partsOf = new Map<number, Set<number>>()
  const blobOf = new Map<number, bigint>()
  const documents = new Set<number>()
  for (const line of told) {
    const [what, file, value] = line.split(' ')
    const fileId = Number(file)
    if (what === 'part') partsOf.set(fileId, (partsOf.get(fileId) ?? new Set()).add(Number(value)))
    if (what === 'file') blobOf.set(fileId, BigInt(value ?? 0))
    if (what === 'document') documents.add(fileId)
  }
  for (const fileId of documents) {
    const file = await catalog.file(BigInt(fileId))
    assert.equal(file?.kind === 'document' && file.blob, blobOf.get(fileId))
  }
  for (const [fileId, acknowledged] of partsOf) await checkUpload(fileId, acknowledged, blobOf.get(fileId))
}

/** Only the parts that were not acknowledged are sent again: were one of the others lost, it would now be missing. */
async function checkUpload(
  fileId: number,
  acknowledged: Set<number>,
  blob: bigint | undefined,
): Promise<void> {
  const { key, parts: all, bytes } = planUpload(fileId)
  const call = { parts: all.length, maxParts: all.length }
  if (blob === undefined && !(await isFinished(fileId))) {
    for (const part of all) if (!acknowledged.has(part.index)) await parts.put(key, part)
  }
  const finished = await parts.finish(key, call)
  if (blob !== undefined) assert.equal(finished.blob, blob, `file ${fileId} became another file`)
  assert.equal(finished.size, bytes.length)
  const kept = await blobs.readRange(finished.blob, 0, finished.size)
  assert.ok(Buffer.compare(kept, bytes) === 0, `file ${fileId} is not what was sent`)
  await assertHashes(blobs, finished.blob, bytes)
}

/** The life may have ended between finishing a file and telling of it. */
async function isFinished(fileId: number): Promise<boolean> {
  const { key, parts: all } = planUpload(fileId)
  const call = { parts: all.length, maxParts: all.length }
  return parts.finish(key, call).then(
    () => true,
    () => false,
  )
}
