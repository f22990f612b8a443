import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import { documentSizes } from './documents.ts'
import { findLibrary } from './tdlib/library.ts'

/** What a process in the namespace says of one transfer. */
export interface Transfer {
  readonly to: 'me' | 'other'
  readonly size: number
  /** SHA-256 of what was sent and of what came out. */
  readonly sent: string
  readonly fetched: string
}

/**
 * TDLib has addresses and keys compiled in. So it runs in a network namespace of its own, where the addresses it knows
 * lie on the loopback device, and from a copy of the library in which our public key stands in place of Telegram's.
 */
describe('TDLib 1.8.65 (layer 227)', { skip: reasonToSkip() }, () => {
  const transfers: Transfer[] = []
  let exitCode: unknown
  before(async () => {
    const script = join(import.meta.dirname, 'tdlib', 'in-namespace.ts')
    const flags = ['--conditions=longshore-source', script, JSON.stringify(documentSizes)]
    const child = spawn('unshare', ['--map-root-user', '--net', process.execPath, ...flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for await (const line of createInterface({ input: child.stdout }))
      transfers.push(JSON.parse(line) as Transfer)
    exitCode = child.exitCode ?? (await once(child, 'exit'))[0]
  })
  after(() => assert.equal(exitCode, 0))

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
