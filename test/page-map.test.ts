import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const map = readFileSync('docs/page-map.md', 'utf8')
const paths = [...map.matchAll(/`([a-z-]+\/[A-Za-z0-9_./-]+\.(?:ts|tlt))`/g)].map(([, path = '']) => path)

/** The map writes `protocol/files/…` for `packages/protocol/src/files/…`. */
function inRepository(path: string): string {
  return path.replace(/^(protocol|server|client)\//, 'packages/$1/src/')
}

test('every file that the page map names is there', () => {
  assert.ok(paths.length > 40, 'the map names files')
  assert.deepEqual(
    paths.map(inRepository).filter((path) => !existsSync(path)),
    [],
  )
})

test('every paragraph of the map is built and tested, or says that it is not built', () => {
  const rows = map.split('\n').filter((line) => /^\|(?! The page|---)/.test(line))
  for (const row of rows) {
    const [, paragraph = '', code = '', shown = ''] = row.split('|').map((cell) => cell.trim())
    const honest = /\.test\.ts`/.test(shown) || /not built|not obeyed|one data center/.test(code)
    assert.ok(honest, `"${paragraph}" has neither a test nor the words "not built"`)
  }
})
