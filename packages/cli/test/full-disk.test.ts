import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { getuid } from 'node:process'
import { suite, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { connect, type NodeClient } from '@longshore/client/node'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { Stranger, stop } from './longshore.ts'

const run = promisify(execFile)
const KiB = 1024
const PART = 512 * KiB

interface Info {
  readonly dcs: readonly { id: number; host: string; port: number }[]
  readonly publicKeys: readonly string[]
}

/** A disk of the test's own, or why there is none. */
const skip =
  process.platform !== 'linux' || getuid?.() !== 0 ? 'a file system is mounted for it: Linux, as root' : false

for (const [flags, when] of [
  [[], 'while it is served'],
  [['--workers', '2'], 'before the next start'],
] as const)
  suite(`a disk that is used up, by another program to the last byte ${when} ${flags.join(' ')}`, {
    skip,
    timeout: 120_000,
  }, () => {
    test('keeps nobody from signing in, writing, reading and deleting, nor the next start; with room, files are taken again', async () => {
      await using opened = new AsyncDisposableStack()
      const someone = opened.use(await Stranger.arrive())
      const disk = someone.path('disk')
      await mkdir(disk)
      await run('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'longshore-test', disk])
      opened.defer(async () => void (await run('umount', ['-l', disk])))
      const begin = () => someone.serve('--data', disk, '--test-accounts', ...flags)
      const infoOf = async (): Promise<Info> =>
        JSON.parse(await someone.do('me', ['info', '--data', disk, '--json']))

      let server = await begin()
      opened.defer(() => void server.child.kill('SIGKILL'))
      let ada = opened.use(await signedIn(await infoOf(), '9996620001'))
      const bytes = randomBytes(1024 * KiB)
      const kept = await ada.sendDocument({ _: 'inputPeerSelf' }, bytes, { name: 'kept.bin' })
      const gone = await ada.sendDocument({ _: 'inputPeerSelf' }, randomBytes(300 * KiB), {
        name: 'gone.bin',
      })

      // First what fills a disk fast, then what fits into every gap: a small file lies in the database.
      for (const size of [PART, 32 * KiB, 20 * KiB]) await useUp(ada, size)
      await assert.rejects(
        ada.sendDocument({ _: 'inputPeerSelf' }, randomBytes(2048 * KiB), { name: 'late.bin' }),
        refusedForRoom,
      )
      await everythingElseWorks(await infoOf(), ada, '9996620002')
      assert.ok(bytes.equals((await ada.downloadBytes(kept)).bytes))
      await ada.call('messages.deleteMessages', { id: [gone.id], revoke: true })
      const { stderr, code } = await fail(someone, disk)
      assert.equal(code, 5)
      assert.match(stderr, /disk of the server has no room .*STORAGE_CHECK_FAILED[\s\S]*make room/)

      // Another program takes what was left for rows: there is ballast to throw.
      if (when === 'while it is served') {
        await fillUp(`${disk}/other`)
        while (existsSync(`${disk}/ballast`)) await setImmediate()
        await until(() => text(ada))
        await everythingElseWorks(await infoOf(), ada, '9996620003')
      }
      await server.errors.until('the disk is almost full')
      assert.equal(await stop(server.child), 0)
      const told = (await server.errors.whole).split('\n')
      assert.equal(
        told.filter((line) => line.includes('the disk is almost full')).length,
        1,
        'in a line, once',
      )
      assert.ok(told.length < 20, `no flood: ${told.length} lines`)

      if (when === 'before the next start') await fillUp(`${disk}/other`)
      server = await begin()
      ada = opened.use(await signedIn(await infoOf(), '9996620001'))
      await until(() => text(ada))
      assert.ok(bytes.equals((await ada.downloadBytes(kept)).bytes))

      await rm(`${disk}/other`)
      await run('mount', ['-o', 'remount,size=96m', disk])
      const again = await ada.sendDocument({ _: 'inputPeerSelf' }, bytes, { name: 'again.bin' })
      assert.ok(bytes.equals((await ada.downloadBytes(again)).bytes))
      await someone.do('me', ['login', '--data', disk, '--phone', '9996620001', '--code', '22222'])
      await someone.do('me', ['up', 'late.bin'])
      await server.errors.until('there is room on the disk again')
      assert.equal(await stop(server.child), 0)
    })
  })

async function signedIn(info: Info, phone: string): Promise<NodeClient> {
  const client = await connect({ ...info, apiId: 1, apiHash: 'x' })
  await client.signIn({ phone, code: () => '22222' })
  return client
}

async function text(client: NodeClient): Promise<void> {
  await client.call('messages.sendMessage', {
    peer: { _: 'inputPeerSelf' },
    message: 'still here',
    random_id: randomBytes(8).readBigInt64LE(),
  })
}

async function everythingElseWorks(info: Info, client: NodeClient, phone: string): Promise<void> {
  await using other = await signedIn(info, phone)
  await text(other)
  await text(client)
  const { messages } = (await client.call('messages.getHistory', {
    peer: { _: 'inputPeerSelf' },
    offset_id: 0,
    offset_date: 0,
    add_offset: 0,
    limit: 5,
    max_id: 0,
    min_id: 0,
    hash: 0n,
  })) as { messages: { id: number }[] }
  const [last] = messages
  assert.ok(last)
  await client.call('messages.deleteMessages', { id: [last.id], revoke: true })
}

/** Parts that never become a file, many at a time, until the server takes no more. */
async function useUp(client: NodeClient, size: number): Promise<void> {
  const part = async (): Promise<void> => {
    for (;;)
      await client.call('upload.saveFilePart', {
        file_id: randomBytes(8).readBigInt64LE(),
        file_part: 0,
        bytes: randomBytes(size),
      })
  }
  await Promise.all(Array.from({ length: 8 }, () => assert.rejects(part(), refusedForRoom)))
}

function refusedForRoom(error: unknown): boolean {
  const refusal = error instanceof RpcError ? error : (error as Error).cause
  assert.ok(refusal instanceof RpcError, String(error))
  assert.deepEqual([refusal.code, refusal.text], [400, 'STORAGE_CHECK_FAILED'])
  return true
}

async function fail(someone: Stranger, disk: string) {
  await someone.do('me', ['login', '--data', disk, '--phone', '9996620001', '--code', '22222'])
  await using file = await open(someone.path('late.bin'), 'w')
  // More than what the log of the database gives back when it is cut.
  await file.write(randomBytes(12 * 1024 * KiB))
  return await someone.run('me', ['up', 'late.bin'])
}

/** To the last byte. */
async function fillUp(path: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (const size of [64 * KiB, 4 * KiB, 1]) for (;;) if (!(await takes(file, size))) break
  } finally {
    await file.close()
  }
}

async function takes(file: Awaited<ReturnType<typeof open>>, size: number): Promise<boolean> {
  try {
    return (await file.write(Buffer.alloc(size, 1))).bytesWritten === size
  } catch {
    return false
  }
}

/** The server looks at its disk now and then. */
async function until(work: () => Promise<void>): Promise<void> {
  for (let left = 2000; ; left--) {
    try {
      return await work()
    } catch (error) {
      if (left === 0) throw error
    }
  }
}
