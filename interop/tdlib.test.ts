import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import { documentSizes } from './documents.ts'
import { findLibrary } from './tdlib/library.ts'
import type { Picture } from './tdlib/pictures.ts'

/** What a process in the namespace says of one transfer. */
export interface Transfer {
  readonly to: 'me' | 'other'
  readonly size: number
  /** SHA-256 of what was sent and of what came out. */
  readonly sent: string
  readonly fetched: string
}

/** A photo of 1500x1000 in a message, and one of 900x900 as the picture of everything that has one. */
const picturesSeen: readonly Picture[] = [
  { what: 'photo m', width: 320, height: 213, mini: '40x27' },
  { what: 'photo x', width: 800, height: 533, mini: '40x27' },
  { what: 'photo y', width: 1280, height: 853, mini: '40x27' },
  { what: 'photo w', width: 1500, height: 1000, mini: '40x27' },
  { what: 'profile a', width: 160, height: 160, mini: '8x8' },
  { what: 'profile c', width: 640, height: 640, mini: '8x8' },
  { what: 'user small', width: 160, height: 160, mini: '8x8' },
  { what: 'user big', width: 640, height: 640, mini: '8x8' },
  { what: 'group small', width: 160, height: 160, mini: '8x8' },
  { what: 'group big', width: 640, height: 640, mini: '8x8' },
  { what: 'post', width: 1500, height: 1000, mini: '40x27' },
  { what: 'channel small', width: 160, height: 160, mini: '8x8' },
  { what: 'channel big', width: 640, height: 640, mini: '8x8' },
]

/**
 * TDLib has addresses and keys compiled in. So it runs in a network namespace of its own, where the addresses it knows
 * lie on the loopback device, and from a copy of the library in which our public key stands in place of Telegram's.
 */
describe('TDLib 1.8.65 (layer 227)', { skip: reasonToSkip() }, () => {
  const transfers: Transfer[] = []
  const pictures: Picture[] = []
  let exitCode: unknown
  before(async () => {
    const script = join(import.meta.dirname, 'tdlib', 'in-namespace.ts')
    const flags = ['--conditions=longshore-source', script, JSON.stringify(documentSizes)]
    const child = spawn('unshare', ['--map-root-user', '--net', process.execPath, ...flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for await (const line of createInterface({ input: child.stdout })) {
      const fact = JSON.parse(line) as Transfer | Picture
      if ('what' in fact) pictures.push(fact)
      else transfers.push(fact)
    }
    exitCode = child.exitCode ?? (await once(child, 'exit'))[0]
  })
  after(() => assert.equal(exitCode, 0))

  for (const expected of picturesSeen)
    test(`${expected.what} is ${expected.width}x${expected.height}`, () => {
      const picture = pictures.find(({ what }) => what === expected.what)
      assert.deepEqual(picture, expected)
    })

  for (const size of documentSizes) {
    for (const to of ['me', 'other'] as const) {
      const place = to === 'me' ? 'Saved Messages' : 'another account'
      test(`a document of ${size} bytes goes to ${place} and comes out there`, () => {
        const transfer = transfers.find((one) => one.to === to && one.size === size)
        assert.ok(transfer, 'it did not come so far')
        assert.equal(transfer.fetched, transfer.sent)
      })
    }
  }
})

function reasonToSkip(): string | false {
  if (!findLibrary()) return 'the npm package prebuilt-tdlib has no library for this system'
  if (!existsSync('/usr/sbin/ip') && !existsSync('/sbin/ip'))
    return 'there is no ip command to address a namespace with'
  const namespace = spawnSync('unshare', ['--map-root-user', '--net', 'true'])
  return namespace.status === 0 ? false : 'this system makes no network namespace'
}
