import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { importsOf, sourceFiles } from './source-imports.ts'

/**
 * Each room names the rooms it may open. A new edge is a decision: add it here, in the same commit.
 * A file belongs to the longest room that its path begins with.
 */
const mayOpen: Record<string, readonly string[]> = {
  'protocol/tl': [],
  'protocol/schema': ['protocol/tl'],
  'protocol/errors': [],
  'protocol/crypto': [],
  'protocol/node': ['protocol/crypto', 'protocol/mtproto'],
  'protocol/mtproto': ['protocol/tl', 'protocol/schema', 'protocol/crypto'],
  'protocol/files': ['protocol/errors'],

  'server/gateway': ['protocol/mtproto', 'protocol/crypto', 'server/session', 'server/observe'],
  'server/session': [
    'protocol/tl',
    'protocol/schema',
    'protocol/crypto',
    'protocol/errors',
    'protocol/mtproto',
    'server/storage/ports',
    'server/updates',
    'server/observe',
  ],
  'server/updates': [],
  'server/api': [
    'protocol/tl',
    'protocol/schema',
    'protocol/errors',
    'protocol/crypto',
    'protocol/mtproto',
    'protocol/files',
    'server/api/layers',
    'server/session',
    'server/accounts',
    'server/messages',
    'server/files',
    'server/updates',
    'server/storage/ports',
  ],
  'server/api/layers': ['protocol/tl', 'protocol/schema'],
  'server/accounts': ['protocol/errors', 'protocol/crypto', 'server/storage/ports'],
  'server/messages': [
    'protocol/errors',
    'protocol/schema',
    'server/storage/ports',
    'server/files',
    'server/updates',
  ],
  'server/files': ['protocol/files', 'protocol/errors', 'server/storage/ports'],
  'server/observe': [],
  'server/storage/ports': [],
  'server/storage/memory': ['server/storage/ports', 'protocol/files'],
  'server/storage/embedded': ['server/storage/ports', 'protocol/files', 'protocol/node', 'protocol/mtproto'],
  'server/serve.ts': [
    'protocol/crypto',
    'protocol/node',
    'server/gateway',
    'server/session',
    'server/api',
    'server/files',
    'server/storage/ports',
    'server/storage/embedded',
    'server/observe',
  ],

  'client/connection': ['protocol/mtproto', 'protocol/crypto'],
  'client/session': [
    'protocol/tl',
    'protocol/schema',
    'protocol/crypto',
    'protocol/errors',
    'protocol/mtproto',
    'client/connection',
  ],
  'client/rpc': ['protocol/tl', 'protocol/schema', 'protocol/errors', 'client/session'],
  'client/auth': ['protocol/schema', 'protocol/errors', 'protocol/mtproto', 'client/rpc', 'client/session'],
  'client/upload': ['protocol/files', 'protocol/schema', 'protocol/errors', 'protocol/crypto', 'client/rpc'],
  'client/download': [
    'protocol/files',
    'protocol/schema',
    'protocol/errors',
    'protocol/crypto',
    'client/rpc',
  ],
}

const rooms = Object.keys(mayOpen).sort((a, b) => b.length - a.length)

function roomOf(file: string): string | undefined {
  const place = file.replace(/^packages\/([a-z]+)\/src\//, '$1/')
  return rooms.find((room) => place === room || place.startsWith(`${room}/`))
}

for (const file of sourceFiles()) {
  test(`${file} stays in its room`, () => {
    const room = roomOf(file)
    assert.ok(room, `${file} is in no room: add one to mayOpen`)
    for (const { specifier, file: target } of importsOf(file)) {
      if (!target) continue
      assert.ok(existsSync(target), `${file} opens ${specifier}, which is not there`)
      const to = roomOf(target)
      assert.ok(to, `${target} is in no room: add one to mayOpen`)
      assert.ok(
        to === room || mayOpen[room]?.includes(to),
        `${file} opens ${target} of ${to}, which ${room} may not`,
      )
    }
  })
}

/** What runs in a browser must not see Node; only these rooms may. */
const nodeRooms = ['protocol/node/', 'client/platform/node/', 'client/node.ts', 'server/', 'cli/']

test('what runs in a browser does not open Node', () => {
  for (const file of sourceFiles()) {
    const place = file.replace(/^packages\/([a-z]+)\/src\//, '$1/')
    if (nodeRooms.some((room) => place.startsWith(room))) continue
    for (const { specifier } of importsOf(file)) {
      assert.ok(!specifier.startsWith('node:'), `${file} opens ${specifier}, but a browser has none`)
    }
  }
})

test('no file reaches itself through its imports', () => {
  const state = new Map<string, 'open' | 'done'>()
  const path: string[] = []
  const visit = (file: string): void => {
    if (state.get(file) === 'done') return
    path.push(file)
    assert.notEqual(state.get(file), 'open', `import cycle: ${path.slice(path.indexOf(file)).join(' -> ')}`)
    state.set(file, 'open')
    for (const { file: target, typeOnly } of importsOf(file)) {
      if (target && !typeOnly && target !== file) visit(target)
    }
    state.set(file, 'done')
    path.pop()
  }
  for (const file of sourceFiles()) visit(file)
})
