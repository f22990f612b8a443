import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameTemplate } from './name-template.ts'

const sent = {
  name: 'Report v1.tar.gz',
  id: 5077n,
  message: 12,
  date: Date.UTC(2026, 0, 2, 3, 4, 5) / 1000,
  size: 1000,
  n: 7,
  of: 12,
}

for (const [template, change, path] of [
  ['{name}', {}, 'Report v1.tar.gz'],
  ['{stem}.{ext}', {}, 'Report v1.tar.gz'],
  ['{stem}.{ext}', { name: 'README' }, 'README'],
  ['{n} {stem} ({id}).{ext}', {}, '07 Report v1.tar (5077).gz'],
  ['{n}', { of: 9 }, '7'],
  ['{date}/{time} {message} {size}', {}, '2026-01-02/03-04-05 12 1000'],
  ['a/b/{name}', {}, 'a/b/Report v1.tar.gz'],
  ['{name}', { name: '../../etc/passwd' }, 'passwd'],
  ['{stem}/{name}', { name: '..' }, 'file/file'],
  ['{stem}', { name: '/a/..' }, 'file'],
  ['{ext}', { name: 'x./../y' }, 'file'],
  ['{ext}', { name: 'README' }, 'file'],
  ['x{ext}', { name: 'README' }, 'x'],
  ['{name}', { name: '.bashrc' }, 'bashrc'],
  ['.{name}', { name: 'bashrc' }, 'bashrc'],
  ['.{ext}/x', { name: 'a..' }, 'file/x'],
  ['{name}', { name: 'a\u0000b\n.txt' }, 'ab.txt'],
  ['{name}', { name: '{id}' }, '{id}'],
  ['{name}/{name}', { name: 'C:\\x\\y.txt' }, 'y.txt/y.txt'],
] as const) {
  test(`${template} with ${JSON.stringify(change)} is ${path}`, () => {
    assert.equal(nameTemplate(template)({ ...sent, ...change }), path)
  })
}

for (const template of [
  '',
  '/{name}',
  '../{name}',
  'a//b',
  'a/..',
  './a',
  'a/',
  '{nmae}',
  '{}',
  '{toString}',
]) {
  test(`"${template}" is refused`, () => {
    assert.throws(() => nameTemplate(template), { code: 'commander.invalidArgument' })
  })
}
