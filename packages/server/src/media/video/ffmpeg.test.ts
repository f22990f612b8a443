import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, relative } from 'node:path'
import { after, suite, test } from 'node:test'
import { ffmpegPath, needing, Videos } from '@longshore/testing/media/videos'
import { findFfmpeg } from './ffmpeg.ts'
import { inJobFolder } from './job-folder.ts'
import { FfmpegFailed, runFfmpeg } from './run-ffmpeg.ts'

const videos = new Videos()
after(() => videos.remove())

const unixOnly = { skip: process.platform === 'win32' && 'the programs of this test are shell scripts' }

/** A folder with a program called ffmpeg. */
function programAt(folder: string, script: string): string {
  const path = `${folder}/ffmpeg`
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}

function folder(): string {
  const path = videos.path('bin')
  mkdirSync(path)
  return path
}

const saying = (
  version: string,
  encoders = ' V....D libx264  H.264',
  decoders = ' V....D libvpx-vp9  VP9',
) => `case "$*" in
*-version*) echo "ffmpeg version ${version} Copyright" ;;
*-encoders*) echo "${encoders}" ;;
*-decoders*) echo "${decoders}" ;;
esac`

suite('finding ffmpeg', unixOnly, () => {
  const good = (version: string) => programAt(folder(), saying(version))

  for (const version of [
    '5.1',
    '5.1.9-0+deb12u1',
    '6.0',
    'n7.1.1',
    '10.0',
    'N-109741-gbbe95f7353',
    '2026-01-01-git-abc',
  ]) {
    test(`version ${version} is used`, async () => {
      const path = good(version)
      assert.deepEqual(await findFfmpeg({ FFMPEG_PATH: path }), { path, missing: undefined })
    })
  }

  test('a relative path is one from here, wherever jobs run', async () => {
    const path = good('7.0')
    assert.equal((await findFfmpeg({ FFMPEG_PATH: relative(process.cwd(), path) })).path, path)
  })

  const WITHOUT =
    /videos and video stickers have no previews, GIFs stay GIFs, and profile videos are refused\.$/

  const useless: readonly (readonly [string, () => string, RegExp])[] = [
    ['an old version', () => good('4.4.2'), /is version 4\.4\.2, older than 5\.1: /],
    ['a slightly old version', () => good('5.0.3'), /is version 5\.0\.3, older than 5\.1: /],
    [
      'one without H.264',
      () => programAt(folder(), saying('7.0', ' V....D mpeg4 MPEG-4')),
      /lacks the encoder libx264: /,
    ],
    [
      'one that only mentions it',
      () => programAt(folder(), saying('7.0', ' V....D mpeg4 not libx264')),
      /lacks the encoder/,
    ],
    ['another program', () => programAt(folder(), 'echo hello'), /is no ffmpeg that runs here: /],
    [
      'one that fails',
      () => programAt(folder(), 'echo ffmpeg version 7.0; exit 1'),
      /is no ffmpeg that runs here: /,
    ],
    ['a path to nothing', () => '/nowhere/ffmpeg', /^\/nowhere\/ffmpeg is no ffmpeg that runs here: /],
  ]
  for (const [name, make, why] of useless) {
    test(`${name} is not used, and one sentence says what is missing`, async () => {
      const { path, missing = '' } = await findFfmpeg({ FFMPEG_PATH: make() })
      assert.equal(path, undefined)
      assert.match(missing, why)
      assert.match(missing, WITHOUT)
    })
  }

  test('without alpha in WebM the rest works', async () => {
    const path = programAt(folder(), saying('7.0', ' V....D libx264 H.264', ' V....D vp9 VP9'))
    assert.deepEqual(await findFfmpeg({ FFMPEG_PATH: path }), {
      path,
      missing: `${path} lacks libvpx-vp9: transparent WebM is shown opaque.`,
    })
  })

  test('none anywhere', async () => {
    const { path, missing = '' } = await findFfmpeg({ PATH: folder() })
    assert.equal(path, undefined)
    assert.match(missing, /^No ffmpeg on PATH and no FFMPEG_PATH: /)
    assert.match(missing, WITHOUT)
  })

  test('the first on PATH that is a program', async () => {
    const [empty, notAProgram, first, second] = [folder(), folder(), folder(), folder()]
    mkdirSync(`${notAProgram}/ffmpeg`)
    const expected = programAt(first, saying('7.0'))
    programAt(second, saying('8.0'))
    const PATH = ['relative', '', empty, notAProgram, first, second].join(delimiter)
    assert.equal((await findFfmpeg({ PATH })).path, expected)
  })

  test('FFMPEG_PATH before PATH, even where it is of no use', async () => {
    const place = folder()
    programAt(place, saying('7.0'))
    assert.equal((await findFfmpeg({ FFMPEG_PATH: '/nowhere/ffmpeg', PATH: place })).path, undefined)
  })
})

suite('running ffmpeg', unixOnly, () => {
  const source = { path: '/somewhere/a b.mp4', demuxer: 'mp4' } as const

  const failing: readonly (readonly [string, string, number, RegExp])[] = [
    ['one that never ends is killed', 'exec sleep 60', 0.2, /took more than 0\.2 s/],
    ['one that fails says why', 'echo no luck >&2; exit 7', 10, /^7: no luck/],
    ['one that dies says of what', 'kill -9 $$', 10, /^SIGKILL/],
  ]
  for (const [name, script, seconds, message] of failing) {
    test(name, async () => {
      const place = folder()
      const running = runFfmpeg({ path: programAt(place, script), folder: place }, source, ['out'], seconds)
      await assert.rejects(running, (error) => error instanceof FfmpegFailed && message.test(error.message))
    })
  }

  test('one that is not there', async () => {
    const place = folder()
    await assert.rejects(runFfmpeg({ path: `${place}/none`, folder: place }, source, [], 10), FfmpegFailed)
  })

  test('one that talks without end is not listened to', async () => {
    const place = folder()
    const path = programAt(place, 'head -c 20000000 /dev/zero | tr "\\0" x >&2; exit 1')
    await assert.rejects(runFfmpeg({ path, folder: place }, source, [], 30), (error) => {
      return error instanceof FfmpegFailed && error.message.length < 5000
    })
  })

  test('it runs in the folder of the job, with no environment, and is told what it may open', async () => {
    const place = folder()
    const path = programAt(place, 'pwd > said; env >> said; for a in "$@"; do echo "$a" >> said; done')
    await runFfmpeg({ path, folder: place }, source, ['-f', 'null', '-'], 10)
    const [where, ...rest] = readFileSync(`${place}/said`, 'utf8').trim().split('\n')
    assert.equal(where, place)
    const said = rest.join(' ')
    assert.doesNotMatch(said, /HOME=|USER=/)
    assert.match(said, /-nostdin .*-protocol_whitelist file,pipe -codec_whitelist h264,/)
    assert.match(
      said,
      /-max_pixels 34000000 .*-threads 1 -enable_drefs 0 -f mp4 -i file:\/somewhere\/a b\.mp4 -f null -$/,
    )
  })
})

test('the ffmpeg of this machine', needing(), async () => {
  const { path, missing } = await findFfmpeg(process.env)
  assert.deepEqual([path, missing], [ffmpegPath, undefined])
})

suite('a folder for a job', () => {
  test('is there, empty, for as long as it is used', async () => {
    const parent = folder()
    const entries = await inJobFolder({ folder: parent }, async (place) => {
      writeFileSync(`${place}/left.raw`, 'left')
      return [readdirSync(parent).length, readdirSync(place)]
    })
    assert.deepEqual(entries, [1, ['left.raw']])
    assert.deepEqual(readdirSync(parent), [])
  })

  test('goes when the job fails', async () => {
    const parent = folder()
    await assert.rejects(
      inJobFolder({ folder: parent }, () => Promise.reject(new Error('no luck'))),
      /no luck/,
    )
    assert.deepEqual(readdirSync(parent), [])
  })

  test('is not made where the disk has no room for it', async () => {
    const parent = folder()
    const job = inJobFolder({ folder: parent, hasRoom: async () => false }, async () => {})
    await assert.rejects(job, { reason: 'disk' })
    assert.deepEqual(readdirSync(parent), [])
  })
})
