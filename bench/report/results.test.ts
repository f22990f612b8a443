import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DatedSection, results } from './results.ts'

const section = (title: string, text: string, day = '2026-01-01'): DatedSection => ({
  title,
  text,
  tables: ['| a |\n| --- |\n| 1 |'],
  day,
  machine: 'A machine.',
})

const titlesOf = (document: string) => document.match(/^## .*$/gm)

test('each section says on which day and machine it was measured', () => {
  const document = results('', [section('Files', 'How.')])
  assert.match(document, /^# Measured\n\n/)
  assert.ok(
    document.endsWith(
      '\n\n## Files\n\nMeasured on 2026-01-01. A machine.\n\nHow.\n\n| a |\n| --- |\n| 1 |\n',
    ),
    document,
  )
})

test('a section that was measured again takes the place of the old one, and the others stay', () => {
  const before = results('', [
    section('Files', 'First.'),
    section('Files, far', 'Second.'),
    section('Many', 'Third.'),
  ])
  const after = results(before, [section('Files', 'Again.', '2026-02-02')])
  assert.equal(after, before.replace('2026-01-01', '2026-02-02').replace('First.', 'Again.'))
})

test('a section that was never measured comes last', () => {
  const before = results('', [section('Files', 'First.')])
  const after = results(before, [section('Many', 'New.')])
  assert.deepEqual(titlesOf(after), ['## Files', '## Many'])
  assert.ok(after.startsWith(before), after)
})

test('measuring everything leaves a section that has a run of its own', () => {
  const before = results('', [section('Files', 'First.'), section('Long', 'Kept.')])
  const after = results(before, [section('Files', 'Again.'), section('Many', 'New.')])
  assert.deepEqual(titlesOf(after), ['## Files', '## Long', '## Many'])
  assert.match(after, /Kept\./)
})

test('what a section says is taken as it is, also where it looks like a replacement', () => {
  const before = results('', [section('Files', 'First.')])
  assert.match(results(before, [section('Files', 'Costs $& and $1.')]), /Costs \$& and \$1\./)
})
