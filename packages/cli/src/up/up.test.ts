import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { Albums, captioned } from './album.ts'
import { type Kind, kindOf, outgoing } from './outgoing.ts'

suite('albums', () => {
  /** d for a document, p for a photo, v for a video. */
  const kinds: Record<string, Kind> = { d: 'document', p: 'photo', v: 'video' }

  for (const [files, albums] of [
    ['', []],
    ['d', ['d']],
    ['ddd', ['ddd']],
    ['pvp', ['pvp']],
    ['ddpvd', ['dd', 'pv', 'd']],
    ['dddddddddd', ['dddddddddd']],
    ['ddddddddddd', ['dddddddddd', 'd']],
    ['ppppppppppppppppppppp', ['pppppppppp', 'pppppppppp', 'p']],
  ] as const) {
    test(`${files || 'no files'} become ${albums.join(' ') || 'none'}`, () => {
      const gathering = new Albums<{ kind: Kind; letter: string }>()
      const complete = [...files].map((letter) =>
        gathering.add({ kind: kinds[letter] ?? 'document', letter }),
      )
      const all = [...complete, gathering.rest()].filter((album) => album !== undefined && album.length > 0)
      assert.deepEqual(
        all.map((album) => album?.map(({ letter }) => letter).join('')),
        albums,
      )
    })
  }

  test('exactly one photo has the caption, the first; of documents it is the last', () => {
    assert.equal(captioned([{ kind: 'photo' }, { kind: 'video' }]), 0)
    assert.equal(captioned([{ kind: 'document' }, { kind: 'document' }]), 1)
  })
})

for (const [name, photo, kind] of [
  ['a.jpg', false, 'document'],
  ['a.mp4', false, 'document'],
  ['a.JPG', true, 'photo'],
  ['a.png', true, 'photo'],
  ['a.mp4', true, 'video'],
  ['a.gif', true, 'document'],
  ['a', true, 'document'],
] as const) {
  test(`${name} ${photo ? 'with' : 'without'} --photo is sent as a ${kind}`, async () => {
    const { files } = await outgoing(['-'], { name })
    const [file] = files
    assert.ok(file)
    assert.equal(kindOf(file, { photo }), kind)
  })
}

suite('what is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-up-'))
  after(() => rm(folder, { recursive: true }))
  const path = join(folder, 'a.txt')
  await writeFile(path, 'a')
  await writeFile(join(folder, 'b.txt'), 'b')

  test('standard input has the name that was given, or a plain one, and no size', async () => {
    const { files } = await outgoing(['-'], { name: 'a.txt' })
    assert.deepEqual(files, [
      { file: '-', name: 'a.txt', isRenamed: false, mimeType: 'text/plain', identity: '-' },
    ])
    assert.equal((await outgoing(['-'], {})).files[0]?.name, 'stdin')
  })

  test('one file may get another name', async () => {
    const { files } = await outgoing([path], { name: 'renamed.jpg' })
    assert.deepEqual(
      files.map(({ name, mimeType, size }) => ({ name, mimeType, size })),
      [{ name: 'renamed.jpg', mimeType: 'image/jpeg', size: 1 }],
    )
  })

  for (const [named, flags, reason] of [
    [[folder], { name: 'x' }, /--name is for one file/],
    [['-', path], {}, /alone/],
    [[path], { name: 'a/b.txt' }, /is no name of a file/],
    [[path], { include: ['*.jpg'] }, /nothing to send/],
  ] as const) {
    test(`refused: ${reason}`, () => assert.rejects(outgoing(named, flags), reason))
  }

  test('a file that changes is another one', async () => {
    const [before] = (await outgoing([path], {})).files
    await writeFile(path, 'longer')
    const [now] = (await outgoing([path], {})).files
    assert.notEqual(before?.identity, now?.identity)
  })
})
