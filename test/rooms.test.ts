import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { test } from 'node:test'
import { importsOf, sourceFiles } from './source-imports.ts'

/**
 * Each room names the rooms it may open. A new edge is a decision: add it here, in the same commit.
 * A file belongs to the longest room that its path begins with; `x/*` is the room of the files directly in x, which put
 * the rooms of x together.
 */
const mayOpen: Record<string, readonly string[]> = {
  'protocol/tl': [],
  'protocol/schema': ['protocol/tl'],
  'protocol/errors': [],
  'protocol/crypto': [],
  'protocol/node': ['protocol/crypto', 'protocol/mtproto'],
  'protocol/mtproto': ['protocol/tl', 'protocol/schema', 'protocol/crypto'],
  // What a text may hold that others see; names of files follow it too.
  'protocol/text': [],
  'protocol/files': ['protocol/errors', 'protocol/text'],

  // Whatever clients make the server hold is counted in the same way, and knows of nothing else.
  'server/budget': [],
  'server/gateway': [
    'protocol/mtproto',
    'protocol/crypto',
    'server/budget',
    'server/session',
    'server/updates',
  ],
  'server/session': [
    'protocol/tl',
    'protocol/schema',
    'protocol/crypto',
    'protocol/errors',
    'protocol/mtproto',
    'server/budget',
    'server/storage/ports',
    'server/updates',
    'server/observe',
  ],
  'server/updates': [],
  'server/turns': [],
  // How long a text is, for everything that has a limit in characters.
  'server/text': [],
  'server/api': [
    'server/text',
    'protocol/tl',
    'protocol/schema',
    'protocol/errors',
    'protocol/crypto',
    'protocol/mtproto',
    'protocol/files',
    'protocol/text',
    'server/api/layers',
    'server/session',
    'server/accounts',
    'server/chats',
    'server/messages',
    'server/files',
    'server/media',
    'server/pictures',
    'server/stickers',
    'server/turns',
    'server/updates',
    'server/storage/ports',
  ],
  'server/api/layers': ['protocol/tl', 'protocol/schema'],
  'server/accounts': [
    'server/text',
    'protocol/errors',
    'protocol/crypto',
    'protocol/text',
    'server/storage/ports',
  ],
  'server/chats': [
    'server/text',
    'protocol/errors',
    'protocol/crypto',
    'protocol/text',
    'server/accounts',
    'server/files',
    'server/storage/ports',
  ],
  'server/messages': [
    'server/text',
    'protocol/errors',
    'protocol/schema',
    'server/storage/ports',
    'server/files',
    'server/updates',
  ],
  'server/files': ['protocol/files', 'protocol/errors', 'server/storage/ports', 'server/media'],
  'server/stickers': [
    'server/text',
    'protocol/crypto',
    'protocol/errors',
    'protocol/files',
    'protocol/schema',
    'protocol/text',
    'server/files',
    'server/media',
    'server/storage/ports',
  ],
  // What keeps a request waiting says so there, for the log: media work, the disk, the lock of the database, another worker.
  'server/media': ['protocol/errors', 'protocol/files', 'server/observe'],
  'server/pictures': ['server/files', 'server/storage/ports'],
  'server/observe': [],
  // What stands between the processes of one server; the rooms it names are what it carries between them.
  'server/workers': [
    'protocol/crypto',
    'protocol/errors',
    'protocol/mtproto',
    'server/files',
    'server/gateway',
    'server/observe',
    'server/session',
    'server/updates',
  ],
  'server/storage/ports': [],
  'server/storage/memory': ['server/storage/ports', 'protocol/files'],
  'server/storage/embedded': [
    'server/observe',
    'server/storage/ports',
    'server/turns',
    'protocol/files',
    'protocol/node',
    'protocol/mtproto',
  ],
  // Copies whole data folders of the embedded store, whatever is in them.
  'server/backup': ['server/storage/embedded'],
  'server/*': [
    'server/backup',
    'protocol/crypto',
    // What all methods answer alike when the store cannot be changed for the moment.
    'protocol/errors',
    'protocol/mtproto',
    'protocol/node',
    'server/accounts',
    'server/api',
    'server/budget',
    'server/chats',
    'server/files',
    'server/gateway',
    'server/messages',
    'server/observe',
    'server/session',
    'server/storage/embedded',
    'server/storage/ports',
    'server/media',
    'server/pictures',
    'server/stickers',
    // They go out when what they tell is on the disk.
    'server/updates',
    'server/workers',
    'protocol/files',
  ],

  'client/time': [],
  'client/transfer': ['client/rpc', 'client/time', 'protocol/crypto', 'protocol/errors', 'protocol/schema'],
  'client/journal': ['protocol/files'],
  'client/store': [],
  'client/connection': ['client/time', 'protocol/mtproto', 'protocol/crypto'],
  'client/session': [
    'client/connection',
    'client/time',
    'protocol/crypto',
    'protocol/errors',
    'protocol/mtproto',
    'protocol/schema',
  ],
  'client/rpc': [
    'client/time',
    'protocol/crypto',
    'protocol/errors',
    'protocol/mtproto',
    'protocol/schema',
    'protocol/tl',
  ],
  'client/auth': [
    'client/connection',
    'client/rpc',
    'client/time',
    'protocol/crypto',
    'protocol/mtproto',
    'protocol/schema',
  ],
  // Where bytes come from and go to, whichever way they are moved.
  'client/io': ['client/journal', 'client/transfer', 'protocol/files'],
  'client/upload': [
    'client/io',
    'client/journal',
    'client/rpc',
    'client/time',
    'client/transfer',
    'protocol/crypto',
    'protocol/errors',
    'protocol/files',
    'protocol/schema',
  ],
  'client/download': [
    'client/io',
    'client/journal',
    'client/rpc',
    'client/time',
    'client/transfer',
    'protocol/crypto',
    'protocol/errors',
    'protocol/files',
    'protocol/schema',
  ],
  'client/file': [
    'client/download',
    'client/rpc',
    'client/time',
    'client/transfer',
    'protocol/crypto',
    'protocol/files',
    'protocol/schema',
  ],
  'client/messages': ['client/rpc', 'client/transfer', 'client/upload', 'protocol/crypto', 'protocol/schema'],
  'client/dc': [
    'client/auth',
    'client/connection',
    'client/rpc',
    'client/session',
    'client/store',
    'client/time',
    'protocol/crypto',
    'protocol/errors',
    'protocol/mtproto',
    'protocol/schema',
  ],
  'client/platform': ['client/connection', 'client/io', 'client/journal', 'client/time', 'protocol/crypto'],
  'client/platform/node': [
    'client/*',
    'client/platform',
    'client/connection',
    'client/download',
    'client/file',
    'client/io',
    'client/journal',
    'client/store',
    'client/time',
    'client/transfer',
    'client/upload',
    // What HTTP says of a file: its name and type.
    'protocol/files',
    'protocol/mtproto',
    'protocol/node',
  ],
  'client/platform/web': [
    'client/*',
    'client/platform',
    'client/connection',
    'client/io',
    'client/store',
    'client/time',
    'protocol/crypto',
  ],
  'client/*': [
    'client/auth',
    'client/connection',
    'client/dc',
    'client/download',
    'client/file',
    'client/io',
    'client/journal',
    'client/messages',
    'client/platform',
    'client/platform/node',
    'client/platform/web',
    'client/rpc',
    'client/session',
    'client/store',
    'client/time',
    'client/transfer',
    'client/upload',
    'protocol/crypto',
    'protocol/mtproto',
    'protocol/schema',
    // What is thrown of bytes that are no object is exported to whoever catches it.
    'protocol/tl',
  ],

  cli: [
    'client/*',
    'client/messages',
    'client/transfer',
    'protocol/errors',
    // The rule for names is the server's too.
    'protocol/files',
    // What is replaced in the folder of a sign-in is replaced behind links, as sessions are.
    'protocol/node',
    'protocol/schema',
    'protocol/text',
    'server/*',
    'server/observe',
  ],
}

const rooms = Object.keys(mayOpen).sort((a, b) => b.length - a.length)

function roomOf(file: string): string | undefined {
  const place = file.replace(/^packages\/([a-z]+)\/src\//, '$1/')
  return rooms.find((room) =>
    room.endsWith('/*') ? dirname(place) === dirname(room) : place.startsWith(`${room}/`),
  )
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
    for (const { file: target } of importsOf(file)) if (target) visit(target)
    state.set(file, 'done')
    path.pop()
  }
  for (const file of sourceFiles()) visit(file)
})
