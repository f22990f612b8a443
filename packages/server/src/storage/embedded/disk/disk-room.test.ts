import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { StorageFull } from '../../ports/storage-error.ts'
import { DiskRoom, usualReserve } from './disk-room.ts'

const MiB = 2 ** 20

/** A disk that is as full as its writers make it. */
function openRoom({ free, reserve }: { free: number; reserve?: number }) {
  const disk = { free, total: 64 * MiB, now: 0, measured: 0 }
  const room = new DiskRoom({
    measure: async () => {
      disk.measured++
      return { free: disk.free, total: disk.total }
    },
    reserve,
    clock: () => disk.now,
  })
  const write = (bytes: number) =>
    room.take(bytes, async () => {
      disk.free -= bytes
    })
  return { disk, room, write }
}

suite('the room that files of users have', () => {
  test('ends at the reserve, however many write at the same time', async () => {
    const { disk, write } = openRoom({ free: 20 * MiB, reserve: 8 * MiB })
    const writes = await Promise.allSettled(Array.from({ length: 100 }, () => write(MiB / 2)))
    assert.ok(disk.free >= 8 * MiB, `${disk.free} bytes are left`)
    assert.ok(disk.free < 9 * MiB, 'and what is not reserved is used')
    for (const refused of writes.filter((one) => one.status === 'rejected'))
      assert.ok(refused.reason instanceof StorageFull)
  })

  test('is an eighth of the disk less than all of a small one, and 256 MiB less of a large one', () => {
    assert.equal(usualReserve(64 * MiB), 8 * MiB)
    assert.equal(usualReserve(8 * MiB), MiB)
    assert.equal(usualReserve(2 ** 44), 256 * MiB)
  })

  test('is not measured for every part where there is plenty', async () => {
    const { disk, write } = openRoom({ free: 2 ** 40 })
    for (let count = 0; count < 320; count++) await write(MiB / 2)
    assert.ok(disk.measured <= 11, `measured ${disk.measured} times`)
    disk.now = 2000
    disk.free = 0
    await assert.rejects(write(1), StorageFull, 'what others took is seen a moment later')
  })

  test('is short until there is well more than the reserve, so that a word of it lasts', async () => {
    const { disk, room, write } = openRoom({ free: 8 * MiB, reserve: 8 * MiB })
    await assert.rejects(write(1), StorageFull)
    assert.equal(room.state, 'short')
    disk.free = 10 * MiB
    await write(MiB)
    assert.equal((await room.look()).state, 'short')
    disk.free = 13 * MiB
    assert.equal((await room.look()).state, 'ample')
  })
})
