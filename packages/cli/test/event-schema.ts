import assert from 'node:assert/strict'

type Kind = 'string' | 'number' | 'boolean'
type Fields = Record<string, Kind>

/** What README.md promises of each event; a question mark marks what may be absent. */
const schema: Record<string, Fields> = {
  planned: { files: 'number', 'size?': 'number' },
  listed: { file: 'string', name: 'string', 'size?': 'number', 'path?': 'string' },
  started: { file: 'string', name: 'string', 'size?': 'number' },
  known: { file: 'string', size: 'number' },
  resumed: { file: 'string', transferred: 'number' },
  changed: { file: 'string' },
  progress: { file: 'string', transferred: 'number', 'size?': 'number' },
  sent: {
    file: 'string',
    name: 'string',
    link: 'string',
    size: 'number',
    'sha256?': 'string',
    'kept?': 'number',
  },
  received: {
    file: 'string',
    name: 'string',
    path: 'string',
    size: 'number',
    sha256: 'string',
    verified: 'boolean',
  },
  verified: { file: 'string', link: 'string', size: 'number', sha256: 'string' },
  differs: {
    file: 'string',
    link: 'string',
    size: 'number',
    expectedSize: 'number',
    differsAt: 'number',
    sha256: 'string',
    'photo?': 'boolean',
  },
  skipped: { file: 'string', reason: 'string' },
  failed: { file: 'string', code: 'number', reason: 'string', 'remedy?': 'string' },
  waiting: { reason: 'string', 'seconds?': 'number' },
  paused: { done: 'number', goesOn: 'boolean' },
  stats: {
    direction: 'string',
    bytesPerSecond: 'number',
    underWay: 'number',
    window: 'number',
    lines: 'number',
    'roundTrip?': 'number',
    'floodLeft?': 'number',
    repeats: 'number',
    limit: 'string',
  },
  ended: {
    done: 'number',
    skipped: 'number',
    failed: 'number',
    size: 'number',
    seconds: 'number',
    code: 'number',
  },
}

export const eventNames = Object.keys(schema)

/** Each event has the fields that were promised, and no others. */
export function assertEvents(events: readonly Record<string, unknown>[]): void {
  for (const { event, ...fields } of events) {
    const promised = schema[String(event)]
    assert.ok(promised, `nobody knows the event ${event}`)
    const left = new Set(Object.keys(fields))
    for (const [field, kind] of Object.entries(promised)) {
      const name = field.replace('?', '')
      if (field === name || name in fields) assert.equal(typeof fields[name], kind, `${event}.${name}`)
      left.delete(name)
    }
    assert.deepEqual([...left], [], `${event} has fields that were not promised`)
  }
}
