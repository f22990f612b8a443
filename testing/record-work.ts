import { mock } from 'node:test'
import { EmbeddedBlobStore } from '@longshore/server/storage/embedded/blob-store'
import { Statements } from '@longshore/server/storage/embedded/sqlite/statements'

/** Statements with the rows they brought, and reads of files, from now until the answer is called. */
export function recordWork() {
  const statements: { sql: string; rows: number }[] = []
  const read: bigint[] = []
  const { all, get } = Statements.prototype
  const { readRange } = EmbeddedBlobStore.prototype
  const watches = [
    mock.method(Statements.prototype, 'all', function (this: Statements, ...call: Parameters<typeof all>) {
      const rows = all.apply(this, call)
      statements.push({ sql: call[0], rows: rows.length })
      return rows
    }),
    mock.method(Statements.prototype, 'get', function (this: Statements, ...call: Parameters<typeof get>) {
      const row = get.apply(this, call)
      statements.push({ sql: call[0], rows: row ? 1 : 0 })
      return row
    }),
    mock.method(
      EmbeddedBlobStore.prototype,
      'readRange',
      function (this: EmbeddedBlobStore, ...call: Parameters<typeof readRange>) {
        read.push(call[0])
        return readRange.apply(this, call)
      },
    ),
  ]
  return () => {
    for (const watch of watches) watch.mock.restore()
    return { statements, read }
  }
}
