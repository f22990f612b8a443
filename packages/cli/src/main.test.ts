import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Command } from 'commander'
import { longshore, main } from './main.ts'

const transfers = [
  '--include',
  '--exclude',
  '--dry-run',
  '--limit-rate',
  '--restart',
  '--stats',
  '--json',
] as const

/** The spellings that others script against, and what the help must therefore name. */
const contract: Record<string, readonly string[]> = {
  serve: [
    '--data',
    '--port',
    '--host',
    '--dc',
    '--test-accounts',
    '--test-accounts-on-any-address',
    '--open-sign-up',
    '--config',
    '--log',
  ],
  config: ['--data', '--config', '--port', '--json'],
  info: ['--data', '--json'],
  login: ['--data', '--network', '--api-id', '--api-hash', '--phone', '--code', '--bot', '--name'],
  'accept-login': ['<token>'],
  logout: [],
  whoami: ['--json'],
  up: ['<file...>', '--to', '--caption', '--name', '--album', '--photo', '--no-dedupe', ...transfers],
  down: ['<link...>', '--to', '-o, --output', '--overwrite', '--name', '--no-verify', ...transfers],
  verify: ['<file>', '<link>', '--json'],
  ls: ['[peer]', '--json'],
  cat: ['<link>', '--range'],
  'serve-file': ['<link...>', '--port', '--host'],
  check: ['--data', '--json'],
  backup: ['<to>', '--data', '--copy', '--json'],
  restore: ['<from>', '--data', '--copy', '--json'],
  completion: ['<shell>', 'bash', 'zsh', 'fish'],
  'bot create': ['<name>', '--owner', '--username', '--data'],
  'user add': ['<phone>', '<name>', '[surname]', '--data'],
  'user premium': ['<phone>', '--data', '--off'],
}

for (const [name, words] of Object.entries(contract)) {
  test(`longshore help ${name} names ${words.join(' ') || 'nothing but itself'}`, async () => {
    const { printed } = await run('help', ...name.split(' '))
    assert.match(printed, new RegExp(`^Usage: longshore ${name} `))
    assert.match(printed, /\n\n[A-Z].+\./s, 'it says what the command does')
    for (const word of words) assert.ok(printed.includes(word), word)
    assert.equal((await run(...name.split(' '), '--help')).printed, printed)
  })
}

test('longshore help names every command, and what the exit codes mean', async () => {
  const { printed } = await run('help')
  for (const name of Object.keys(contract))
    assert.match(printed, new RegExp(`^ {2}${name.split(' ')[0]} `, 'm'))
  for (const code of [
    /^ {2}0 +what was asked is done/m,
    /^ {2}1 +it is not/m,
    /^ {2}130 +it was interrupted/m,
  ])
    assert.match(printed, code)
})

test('no command is missing from the contract', () => {
  const leaves = (command: Command, path: string[]): string[] =>
    command.commands.length === 0
      ? [path.join(' ')]
      : command.commands.flatMap((child) => leaves(child, [...path, child.name()]))
  const commands = leaves(longshore(), []).filter((name) => name !== 'help')
  assert.deepEqual(commands.sort(), Object.keys(contract).sort())
})

for (const [line, complaint] of [
  ['bogus', "unknown command 'bogus'"],
  ['up file --bogus', "unknown option '--bogus'"],
  ['up', "missing required argument 'file'"],
  ['info', "required option '--data <folder>' not specified"],
  ['bot bogus', "unknown command 'bogus'"],
  ['cat longshore://me/1 more', 'too many arguments'],
  ['cat longshore://me/1 --range 5-4', '500- or -500'],
  ['login', '--network telegram'],
  ['login --network telegram', 'my.telegram.org/apps'],
  ['login --network telegraph', 'telegram, telegram-test'],
  ['login --network telegram --api-id x', 'A whole number'],
  ['completion csh', 'bash, zsh, fish'],
  ['serve --data d --port 65536', 'from 0 to 65535'],
  ['serve --data d --port x', 'from 0 to 65535'],
  ['serve --data d --dc 0', 'from 1 to 1000'],
  ['serve --data d --log loud', 'silent, error, warn, info, debug'],
  ['serve --data=', "'--data <folder>' argument '' is invalid"],
  ['help bogus', 'There is no command "bogus"'],
] as const) {
  test(`longshore ${line} ends with 1: ${complaint}`, async () => {
    const { code, complained } = await run(...line.split(' '))
    assert.equal(code, 1)
    assert.ok(complained.includes(complaint), complained)
  })
}

async function run(...args: string[]): Promise<{ code: number; printed: string; complained: string }> {
  let printed = ''
  let complained = ''
  const code = await main(args, {
    writeOut: (text) => {
      printed += text
    },
    writeErr: (text) => {
      complained += text
    },
  })
  return { code, printed, complained }
}
