import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import { OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { writeSamples } from './samples.ts'
import { startServer } from './server.ts'

/** What the driver says of something that was done. */
interface Done {
  readonly what: string
  readonly [fact: string]: unknown
}

/** The Python for which distributions package Telethon. LONGSHORE_TELETHON is a folder with another version of it. */
const python = '/usr/bin/python3'
const environment = {
  ...process.env,
  ...(process.env.LONGSHORE_TELETHON && { PYTHONPATH: process.env.LONGSHORE_TELETHON }),
}

/** What becomes of each kind: photos and GIFs are made anew, and what can be seen has previews. */
const kinds = [
  { sample: 'red.jpg', kind: 'photo', isSame: false, hasPreviews: true },
  { sample: 'red.jpg', kind: 'document', isSame: true, hasPreviews: true },
  { sample: 'film.mp4', kind: 'video', isSame: true, hasPreviews: true },
  { sample: 'moving.gif', kind: 'gif', isSame: false, hasPreviews: true },
  { sample: 'voice.ogg', kind: 'voice', isSame: true, hasPreviews: false },
  { sample: 'music.mp3', kind: 'audio', isSame: true, hasPreviews: false },
  { sample: 'sticker.webp', kind: 'sticker', isSame: true, hasPreviews: true },
]

const layer = layerOfTelethon()
const name = layer === undefined ? 'Telethon' : `Telethon (layer ${layer})`
const isServed = layer !== undefined && layer >= OLDEST_LAYER

describe(name, { skip: reasonToSkip() }, () => {
  const all: Done[] = []
  let exitCode: unknown
  before(async () => {
    exitCode = await drive((done) => all.push(done))
  })
  after(() => assert.equal(exitCode, 0))

  const told = (what: string) =>
    all.filter((done) => done.what === what).map(({ what: _, ...facts }) => facts)

  test('is told at its login that it is too old, if it is', { skip: isServed && 'it is not' }, () =>
    assert.match(String(told('refused')[0]?.error), /UPDATE_APP_TO_LOGIN/),
  )

  describe('of a layer that is served', {
    skip: !isServed && `its layer is older than ${OLDEST_LAYER}`,
  }, () => {
    test('signs in by phone', () =>
      assert.deepEqual(told('signed in'), [{ phone: '9996621201' }, { phone: '9996621202' }]))

    test('writes, edits and deletes messages that the other one is told of', () => {
      assert.deepEqual(told('is told of a message'), [{ text: 'Hello' }])
      assert.deepEqual(told('edited'), [{ text: 'Edited' }])
      assert.deepEqual(told('deleted'), [{ left: 0 }])
    })

    for (const where of ['private', 'group', 'channel', 'private, restarted'])
      test(`sends one of each kind (${where}), and the other one fetches it with its previews`, () =>
        assert.deepEqual(
          told('sent').filter((sent) => sent.where === where),
          kinds.map((kind) => ({ where, ...kind, isWhole: true, previewsCome: true })),
        ))

    for (const items of ['blue.jpg+green.jpg', 'film.mp4+red.jpg'])
      test(`sends an album of ${items}`, () =>
        assert.deepEqual(
          told('album').filter((album) => album.items === items),
          [{ items, isOne: true, captions: ['one', 'two'], come: [true, true] }],
        ))

    test('sends 30 MiB, and fetches all of it and a part from its middle', () => {
      assert.deepEqual(told('large'), [{ name: 'big.bin', isSame: true }])
      assert.deepEqual(told('from the middle'), [{ isSame: true }])
    })

    test('writes files of odd names where it was told to, and nowhere else', () => {
      const odd = told('odd name')
      assert.equal(odd.length, 7)
      for (const { isInside, isSame, name } of odd) assert.ok(isInside && isSame, String(name))
      assert.deepEqual(
        odd.slice(0, 3).map(({ shown }) => shown),
        ['passwd', 'quaygnp.exe', 'c.txt'],
      )
    })

    test('sets a profile picture, which the other one sees in all sizes, and deletes it', () => {
      const [picture] = told('profile picture')
      assert.ok(picture?.comes)
      assert.deepEqual(told('profile picture deleted'), [{ left: 0 }])
    })

    for (const where of ['group', 'channel'])
      test(`makes a ${where} with a picture and the other one in it`, () =>
        assert.deepEqual(
          told('gathered').filter((gathered) => gathered.where === where),
          [{ where, hasPicture: true, members: 2 }],
        ))

    test('finds photos, forwards one and logs out, after the server was killed and came back', () => {
      assert.deepEqual(told('found'), [{ photos: 5 }])
      assert.deepEqual(told('forwarded'), [{ comes: true }])
      assert.deepEqual(told('logged out'), [{ isAuthorized: false }])
    })
  })
})

/** Runs the driver, and kills the server and brings it back when the driver says so. @returns its exit code */
async function drive(onDone: (done: Done) => void): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-telethon-'))
  let server = await startServer()
  const asked = {
    dc: server.dcId,
    host: server.host,
    port: server.port,
    publicKey: server.publicKey,
    samples: join(folder, 'samples'),
    downloads: join(folder, 'downloads'),
  }
  try {
    await writeSamples(asked.samples)
    await mkdir(asked.downloads)
    const script = join(import.meta.dirname, 'telethon', 'drive.py')
    const driver = spawn(python, [script, JSON.stringify(asked)], {
      // It says there what becomes of its connections; what it could not do ends it, and is an error of the test.
      stdio: ['pipe', 'pipe', 'inherit'],
      env: environment,
    })
    for await (const line of createInterface({ input: driver.stdout })) {
      const done = JSON.parse(line) as Done
      onDone(done)
      if (done.what !== 'restart') continue
      await server.kill()
      server = await startServer({ data: server.data, port: server.port })
      driver.stdin.write('\n')
    }
    return await exitCodeOf(driver)
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function exitCodeOf(child: ChildProcess): Promise<unknown> {
  return child.exitCode ?? (await once(child, 'exit'))[0]
}

function layerOfTelethon(): number | undefined {
  const words = ['-c', 'from telethon.tl.alltlobjects import LAYER; print(LAYER)']
  const { status, stdout } = spawnSync(python, words, { env: environment, encoding: 'utf8' })
  return status === 0 ? Number(stdout) : undefined
}

function reasonToSkip(): string | false {
  if (layer === undefined) return `${python} has no Telethon`
  return spawnSync('ffmpeg', ['-version']).status === 0 ? false : 'there is no ffmpeg to make samples with'
}
