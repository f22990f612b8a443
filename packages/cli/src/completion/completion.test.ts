import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { suite, test } from 'node:test'
import { longshore } from '../main.ts'
import { bashCompletion } from './bash.ts'
import { fishCompletion } from './fish.ts'
import { completables } from './words.ts'
import { zshCompletion } from './zsh.ts'

const all = completables(longshore())

for (const [shell, script, check] of [
  ['bash', bashCompletion(all), ['-n']],
  ['zsh', zshCompletion(all), ['-n']],
  ['fish', fishCompletion(all), ['--no-execute']],
] as const) {
  const isInstalled = spawnSync(shell, ['-c', 'true']).status === 0
  test(`${shell} can read its script`, { skip: !isInstalled && `${shell} is not installed` }, () => {
    const { status, stderr } = spawnSync(shell, check, { input: script, encoding: 'utf8' })
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
  })

  test(`the script for ${shell} names every command and option`, () => {
    for (const { commands, options } of all) {
      for (const { name } of commands) assert.ok(script.includes(name), name)
      for (const { names } of options)
        for (const name of names) assert.ok(script.includes(name.replace(/^-+/, '')), name)
    }
  })
}

suite('bash', () => {
  for (const [line, expected] of [
    ['longshore ser', ['serve', 'serve-file']],
    ['longshore ver', ['verify']],
    ['longshore verify --j', ['--json']],
    ['longshore verify ', []],
    ['longshore up --lim', ['--limit-rate']],
    ['longshore up file --al', ['--album']],
    ['longshore login --network ', ['telegram', 'telegram-test']],
    ['longshore bot ', ['create']],
    ['longshore bot create --ow', ['--owner']],
    ['longshore user premium 1 --o', ['--off']],
    ['longshore --v', ['--version']],
    ['longshore up --caption up --al', ['--album']],
    ['longshore up ', []],
    ['longshore down --to ', []],
  ] as const) {
    test(`completes "${line}" by ${expected.join(', ') || 'files'}`, () => {
      const words = line.split(' ')
      const script = `${bashCompletion(all)}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_longshore; printf '%s\\n' "\${COMPREPLY[@]}"`
      const { stdout, stderr } = spawnSync('bash', ['--norc'], { input: script, encoding: 'utf8' })
      assert.equal(stderr, '')
      assert.deepEqual(stdout.split('\n').filter(Boolean), expected)
    })
  }
})
