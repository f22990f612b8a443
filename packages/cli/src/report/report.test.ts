import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { TransferStats } from '@longshore/client/transfer/transfers'
import { Screen } from '../../test/screen.ts'
import { BarsReporter } from './bars.ts'
import type { Output, Reporter, TransferEvent } from './events.ts'
import { NdjsonReporter } from './ndjson.ts'
import { PlainReporter } from './plain.ts'
import { statsOf } from './stats.ts'
import { Tally } from './tally.ts'
import { explainedSpeed, readableSize, readableTime } from './words.ts'

const MiB = 1024 * 1024
const hash = 'ab'.repeat(32)

/** Everything that happened, line by line, in the order it was told. */
function told(): { output: Output; lines: string[] } {
  const lines: string[] = []
  return {
    output: { out: (line) => lines.push(`out ${line}`), err: (line) => lines.push(`err ${line}`) },
    lines,
  }
}

/** A transfer of two files, one of which fails, with a second between two events. */
const story: TransferEvent[] = [
  { event: 'planned', files: 2, size: 12 * MiB },
  { event: 'started', file: 'd/a.bin', name: 'a.bin', size: 10 * MiB },
  { event: 'resumed', file: 'd/a.bin', transferred: 2 * MiB },
  { event: 'progress', file: 'd/a.bin', transferred: 4 * MiB, size: 10 * MiB },
  { event: 'waiting', reason: 'flood', seconds: 12 },
  { event: 'progress', file: 'd/a.bin', transferred: 6 * MiB, size: 10 * MiB },
  { event: 'progress', file: 'd/a.bin', transferred: 8 * MiB, size: 10 * MiB },
  { event: 'sent', file: 'd/a.bin', name: 'a.bin', link: 'longshore://me/1/2', size: 10 * MiB, sha256: hash },
  { event: 'failed', file: 'b.bin', code: 3, reason: 'b.bin: there is no such file.', remedy: 'Make it.' },
  {
    event: 'ended',
    done: 1,
    skipped: 0,
    failed: 1,
    size: 10 * MiB,
    transferred: 8 * MiB,
    seconds: 8,
    code: 2,
  },
]

function play(make: (now: () => number) => Reporter, events = story): void {
  let seconds = 0
  const reporter = make(() => seconds * 1000)
  for (const event of events) {
    reporter.tell(event)
    seconds += 1
  }
  reporter.end()
}

test('plain: results on standard output, and about them on the other, progress every five seconds', () => {
  const { output, lines } = told()
  play((now) => new PlainReporter(output, now))
  assert.deepEqual(lines, [
    'err 2 files, 12.0 MiB',
    'err d/a.bin: goes on after 2.0 MiB',
    'err The server asks for a pause of 12 s.',
    'err a.bin: 80%, 8.0 MiB of 10.0 MiB, 1.7 MiB/s, 2 s left',
    `out longshore://me/1/2  10.0 MiB  sha256 ${hash}  a.bin`,
    'err longshore: b.bin: there is no such file.',
    'err Make it.',
    'err 1 file done, 10.0 MiB in 8 s, 1.0 MiB/s; 1 failed',
  ])
})

/** A clock for each event's time beside the one that counts. */
const clocks = (now: () => number) => ({ now, date: () => new Date(now()) })

test('NDJSON: every event as it is, with its time, and the first with the version', () => {
  const { output, lines } = told()
  play((now) => new NdjsonReporter(output, clocks(now)))
  const events = lines.map((line) => JSON.parse(line.slice('out '.length)))
  assert.deepEqual(
    events,
    story.map((event, i) => ({
      ...event,
      ...(i === 0 ? { version: 1 } : {}),
      time: new Date(i * 1000).toISOString(),
    })),
  )
})

test('NDJSON: progress of a file at most once a second', () => {
  const { output, lines } = told()
  const progress = { event: 'progress', file: 'd/a.bin', transferred: 3 * MiB } as const
  const reporter = new NdjsonReporter(
    output,
    clocks(() => 0),
  )
  for (const file of ['a', 'a', 'b', 'a']) reporter.tell({ ...progress, file })
  assert.deepEqual(
    lines.map((line) => JSON.parse(line.slice('out '.length)).file),
    ['a', 'b'],
  )
})

test('NDJSON: numbers are whole, or have three decimals', () => {
  const { output, lines } = told()
  const reporter = new NdjsonReporter(
    output,
    clocks(() => 0),
  )
  reporter.tell(statsOf({ ...stats, bytesPerSecond: 1234567.891011, roundTrip: 83.4567 }))
  const [{ bytesPerSecond, roundTrip }] = lines.map((line) => JSON.parse(line.slice('out '.length)))
  assert.deepEqual([bytesPerSecond, roundTrip], [1234567.891, 0.083])
})

test('what an earlier run has moved is not counted as moved by this one', () => {
  const told: TransferEvent[] = []
  const tally = new Tally({ tell: (event) => void told.push(event), end() {} })
  for (const event of story.slice(0, 8)) tally.tell(event)
  tally.tell({ event: 'started', file: 'c', name: 'c', size: 10 })
  tally.tell({ event: 'progress', file: 'c', transferred: 4 })
  tally.end()
  tally.end()
  const [ended, ...more] = told.filter(({ event }) => event === 'ended')
  assert.deepEqual(more, [])
  assert(ended?.event === 'ended')
  assert.deepEqual([ended.size, ended.transferred], [10 * MiB, 8 * MiB + 4])
})

suite('bars', () => {
  test('one for each file and one for all, with lines above, and nothing of them stays', async () => {
    const screen = new Screen(120)
    const { output, lines } = told()
    let seconds = 0
    const reporter = new BarsReporter(screen, output, true, () => seconds * 1000)
    for (const event of story.slice(0, 7)) {
      reporter.tell(event)
      seconds += 1
    }
    reporter.tell({ event: 'waiting', reason: 'connection' })
    const said = [
      '2 files, 12.0 MiB',
      'd/a.bin: goes on after 2.0 MiB',
      'The server asks for a pause of 12 s.',
      'The connection is lost; looking for it.',
    ]
    const shown = await screen.text()
    assert.deepEqual(shown.slice(0, 4), said)
    assert.match(
      shown[4] ?? '',
      /^2 files +█+░+ +2 to go +66% +1\.\d MiB\/s +\d s left +8\.0 MiB of 12\.0 MiB$/,
    )
    assert.match(shown[5] ?? '', /^a\.bin +█+░+ +80% +1\.\d MiB\/s +\d s left +8\.0 MiB of 10\.0 MiB$/)
    reporter.end()
    assert.deepEqual(await screen.text(), said)
    assert.deepEqual(lines, [])
  })

  test('results go to standard output where that is not the same terminal', async () => {
    const screen = new Screen(80)
    const { output, lines } = told()
    play((now) => new BarsReporter(screen, output, false, now))
    assert.deepEqual(lines, [`out longshore://me/1/2  10.0 MiB  sha256 ${hash}  a.bin`])
    const said = await screen.text()
    assert.deepEqual(said.slice(3, 5), ['longshore: b.bin: there is no such file.', 'Make it.'])
  })

  for (const [event, line] of [
    [
      { event: 'verified', file: 'a.bin', link: 'longshore://me/1/2', size: 2, sha256: hash },
      `a.bin  2 B  sha256 ${hash}  verified`,
    ],
    [
      {
        event: 'differs',
        file: "a 'b'.bin",
        link: 'longshore://me/1/2',
        size: 2,
        expectedSize: 2,
        differsAt: 0,
        sha256: hash,
      },
      'Fetch it again, beside this one: longshore down longshore://me/1/2 --to .',
    ],
  ] as const) {
    test(`${event.event}: nothing stays but what is said`, async () => {
      const screen = new Screen(60)
      const reporter = new BarsReporter(screen, told().output, true)
      const { file } = event
      reporter.tell({ event: 'planned', files: 1, size: 2 })
      reporter.tell({ event: 'started', file, name: file, size: 2 })
      reporter.tell({ event: 'progress', file, transferred: 2, size: 2 })
      reporter.tell(event)
      reporter.end()
      assert.equal((await screen.text()).at(-1), line)
    })
  }

  test('a name of its sender moves no cursor, and a stream claims no percentage', async () => {
    const screen = new Screen(80)
    const { output } = told()
    const reporter = new BarsReporter(screen, output, true)
    reporter.tell({ event: 'started', file: '-', name: 'evil\u001b[2J{bar}' })
    reporter.tell({ event: 'progress', file: '-', transferred: 2048 })
    reporter.tell({ event: 'skipped', file: 'b', reason: 'a link' })
    const [, bar = ''] = await screen.text()
    reporter.end()
    assert.match(bar, /^evil\u{fffd}\[2J\{bar\} +2\.0 KiB/u)
    assert.doesNotMatch(bar, /%|left/)
  })

  test('what is said before the first bar and after the last is said all the same', async () => {
    const screen = new Screen(80)
    play((now) => new BarsReporter(screen, told().output, true, now), story.slice(-2))
    assert.deepEqual(await screen.text(), [
      'longshore: b.bin: there is no such file.',
      'Make it.',
      '1 file done, 10.0 MiB in 8 s, 1.0 MiB/s; 1 failed',
    ])
  })
})

const stats: TransferStats = {
  direction: 'upload',
  bytesPerSecond: 41.25 * MiB,
  underWay: 6 * MiB,
  window: 8 * MiB,
  connections: 3,
  roundTrip: 83.4,
  repeats: 2,
  limit: 'round trip',
}

for (const [change, text] of [
  [
    {},
    'upload: 41.3 MiB/s, limited by the round trip to the server; 6.0 MiB of 8.0 MiB under way on 3 connections; round trip 83 ms; 2 sent again',
  ],
  [
    { limit: 'flood', floodLeft: 11_500, connections: 1, roundTrip: undefined, repeats: 0 },
    'upload: 41.3 MiB/s, the server asked for a pause, 12 s left; 6.0 MiB of 8.0 MiB under way on 1 connection',
  ],
] as const) {
  test(`stats read: ${text}`, () => assert.equal(explainedSpeed(statsOf({ ...stats, ...change })), text))
}

for (const limit of ['nothing', 'window', 'rate', 'disk', 'cpu', 'connection'] as const) {
  test(`the limit "${limit}" is told in words`, () => {
    assert.match(explainedSpeed(statsOf({ ...stats, limit })), /limited by \S+|there is no connection/)
  })
}

for (const [bytes, text] of [
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1024 ** 2 * 700.44, '700.4 MiB'],
  [1024 ** 5 * 2, '2048.0 TiB'],
] as const) {
  test(`${bytes} bytes read ${text}`, () => assert.equal(readableSize(bytes), text))
}

for (const [seconds, text] of [
  [0, '0 s'],
  [0.2, '1 s'],
  [59.5, '1:00'],
  [65, '1:05'],
  [7384, '2:03:04'],
] as const) {
  test(`${seconds} seconds read ${text}`, () => assert.equal(readableTime(seconds), text))
}
