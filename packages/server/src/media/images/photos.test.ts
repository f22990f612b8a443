import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refused } from '@longshore/testing/refused'
import type { MediaTools } from '../tools.ts'
import { type FailureReason, JobFailed, MediaRefusal } from '../workers/refusal.ts'
import { photosOf } from './photos.ts'

const fileOf = (size: number) => ({ size, lend: <T>(use: (path: string) => Promise<T>) => use('/a/path') })

/** Whose every job ends like this. */
function workersThat(end: () => Promise<never>): Pick<MediaTools, 'for'> {
  return { for: () => ({ workers: { run: end } }) as unknown as MediaTools }
}

test('what a job refuses is refused by the same name', async () => {
  const photos = photosOf(workersThat(() => Promise.reject(new MediaRefusal('PHOTO_INVALID_DIMENSIONS'))))
  await assert.rejects(photos.photo(fileOf(1)), refused('PHOTO_INVALID_DIMENSIONS'))
})

const reasons: readonly FailureReason[] = ['time', 'memory', 'died', 'error', 'closed']
for (const reason of reasons) {
  test(`a job that fails for ${reason} is a picture that could not be processed`, async () => {
    const photos = photosOf(workersThat(() => Promise.reject(new JobFailed('photo', reason))))
    await assert.rejects(photos.photo(fileOf(1)), refused('IMAGE_PROCESS_FAILED'))
    await assert.rejects(photos.profilePhoto(fileOf(1)), refused('IMAGE_PROCESS_FAILED'))
  })
}

test('a picture nobody is free to look at is to be sent again', async () => {
  const photos = photosOf(workersThat(() => Promise.reject(new JobFailed('photo', 'busy'))))
  await assert.rejects(photos.photo(fileOf(1)), refused('FLOOD_WAIT_X', 5))
})

test('no worker is asked about a file that is too big', async () => {
  const photos = photosOf(workersThat(() => assert.fail('nobody asks')))
  await assert.rejects(photos.photo(fileOf((10 << 20) + 1)), refused('PHOTO_SAVE_FILE_INVALID'))
})
