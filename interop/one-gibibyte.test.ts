import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { command, startServer } from './server.ts'

const preload = join(import.meta.dirname, 'print-peak-memory.mjs')
const GiB = 1024 ** 3
const size = Number(process.env.LONGSHORE_LARGE ?? GiB)
const limit = 300 * 1000 * 1000
const skip = existsSync('/proc/self/status')
  ? false
  : 'peak memory is read from /proc, which this system has not'

test(`${size} bytes go up and down with server and client each under 300 MB`, { skip }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-large-'))
  const server = await startServer()
  const env = { ...process.env, LONGSHORE_HOME: join(folder, 'home') }
  const longshore = async (...args: string[]) => {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--import', preload, command, ...args],
      { env },
    )
    return { answer: stdout.trim(), peak: Number(/peak memory (\d+)/.exec(stderr)?.[1]) }
  }
  try {
    const source = join(folder, 'source.bin')
    await pipeline(Readable.from(pseudoRandom(size)), createWriteStream(source))
    await longshore('login', '--data', server.data, '--phone', '9996620777', '--code', '22222')
    const up = await longshore('up', source, '--json')
    const { link, sha256 } = sentIn(up.answer)
    const copy = join(folder, 'copy.bin')
    const down = await longshore('down', link, '-o', copy, '--json')
    assert.equal(sha256, await hashOf(source))
    assert.equal(await hashOf(copy), sha256)
    for (const [who, peak] of [
      ['the client going up', up.peak],
      ['the client going down', down.peak],
      ['the server', peakMemory(server.pid)],
    ] as const) {
      console.log(`${who}: peak ${(peak / 1e6).toFixed(0)} MB`)
      assert.ok(peak > 0 && peak < limit, `${who} took ${peak} bytes of memory`)
    }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
})

/** What `up --json` tells of the one file. */
function sentIn(answer: string): { link: string; sha256: string } {
  const events = answer.split('\n').map((line) => JSON.parse(line) as { event: string })
  const sent = events.find(({ event }) => event === 'sent')
  assert.ok(sent, answer)
  return sent as unknown as { link: string; sha256: string }
}

/** Bytes that no compression helps with, made as fast as the disk takes them. */
function* pseudoRandom(length: number): Generator<Buffer> {
  const cipher = createCipheriv('aes-256-ctr', randomBytes(32), randomBytes(16))
  const zeros = Buffer.alloc(1024 * 1024)
  for (let left = length; left > 0; left -= zeros.length) {
    yield cipher.update(left < zeros.length ? zeros.subarray(0, left) : zeros)
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }))
    hash.update(chunk as Buffer)
  return hash.digest('hex')
}

function peakMemory(pid: number): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1]) * 1024
}
