import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { JobFailed, MediaRefusal } from './refusal.ts'
import { rpcErrorOf } from './rpc-error-of.ts'

const rows = [
  ['a refusal is told by its name', new MediaRefusal('PHOTO_EXT_INVALID'), 'PHOTO_EXT_INVALID'],
  ['too many waiting jobs: the client asks again', new JobFailed('photo', 'busy'), 'FLOOD_WAIT_5'],
  ['a job that took too long', new JobFailed('photo', 'time'), 'IMAGE_PROCESS_FAILED'],
  ['a job that died', new JobFailed('photo', 'died'), 'IMAGE_PROCESS_FAILED'],
  ['what nobody expected', new Error('a bug'), 'IMAGE_PROCESS_FAILED'],
  ['an error of the API stays what it is', new RpcError('VIDEO_FILE_INVALID'), 'VIDEO_FILE_INVALID'],
] as const
for (const [says, error, text] of rows)
  test(says, () => {
    assert.equal(rpcErrorOf(error).text, text)
  })

test('a job has its own word for what could not be done', () => {
  assert.equal(
    rpcErrorOf(new JobFailed('profileVideo', 'died'), 'VIDEO_FILE_INVALID').text,
    'VIDEO_FILE_INVALID',
  )
})
