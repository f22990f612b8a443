import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { CommanderError } from 'commander'
import { numberBetween } from '../option-values.ts'
import { ConfiguredCommand } from './configured-command.ts'
import { Setting } from './setting.ts'

const folder = mkdtempSync(join(tmpdir(), 'longshore-settings-'))
after(() => rmSync(folder, { recursive: true }))

const port = () => new Setting('--port <number>', '').reading(numberBetween(0, 65_535)).default(4430)

/** What a command line, an environment and a file come to, and what was complained of. */
function settingsOf(words: string[], environment: Record<string, string> = {}, file?: string) {
  const complaints: string[] = []
  const command = new ConfiguredCommand('serve', environment)
    .exitOverride()
    .configureOutput({ writeErr: (text) => complaints.push(text), writeOut: () => {} })
    .addOption(new Setting('--data <folder>', '').makeOptionMandatory())
    .addOption(new Setting('--config <file>', ''))
    .addOption(port())
    .addOption(new Setting('--open-sign-up', ''))
    .action(() => {})
  const path = join(folder, 'settings')
  if (file !== undefined) writeFileSync(path, file)
  try {
    command.parse(file === undefined ? words : [...words, '--config', path], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
  }
  const { data, port: found, openSignUp } = command.opts()
  const sources = Object.fromEntries(command.settings.map((one) => [one.name(), command.sourceOf(one)]))
  return { data, port: found, openSignUp, sources, complaints: complaints.join('') }
}

suite('a setting is taken from the first that has it:', () => {
  const environment = { LONGSHORE_PORT: '2' }
  const file = 'LONGSHORE_PORT=3\n'
  for (const [place, port, found] of [
    ['flag', 1, () => settingsOf(['--data', 'd', '--port', '1'], environment, file)],
    ['environment', 2, () => settingsOf(['--data', 'd'], environment, file)],
    ['file', 3, () => settingsOf(['--data', 'd'], {}, file)],
    ['default', 4430, () => settingsOf(['--data', 'd'], {}, '# nothing\n')],
  ] as const) {
    test(place, () => {
      const { port: taken, sources } = found()
      assert.deepEqual([taken, sources.port], [port, place])
    })
  }
})

test('what must be said may be said anywhere', () => {
  assert.equal(settingsOf([], { LONGSHORE_DATA: 'a' }).data, 'a')
  assert.equal(settingsOf([], {}, 'LONGSHORE_DATA="b c" # of the harbour').data, 'b c')
  assert.match(settingsOf([]).complaints, /required option '--data <folder>' not specified/)
})

for (const [text, value] of [
  ['yes', true],
  ['TRUE', true],
  ['1', true],
  ['off', false],
  ['0', false],
  ['', undefined],
] as const) {
  test(`a flag without a value is ${value} where the environment says "${text}"`, () => {
    const environment = { LONGSHORE_DATA: 'd', LONGSHORE_OPEN_SIGN_UP: text }
    assert.equal(settingsOf([], environment).openSignUp, value)
  })
}

test('a value that cannot be is refused by its name, wherever it stands', () => {
  for (const found of [
    settingsOf([], { LONGSHORE_DATA: 'd', LONGSHORE_PORT: 'x' }),
    settingsOf(['--data', 'd'], {}, 'LONGSHORE_PORT=x'),
  ])
    assert.match(found.complaints, /LONGSHORE_PORT=x is invalid\. A whole number from 0 to 65535/)
  const neither = settingsOf([], { LONGSHORE_DATA: 'd', LONGSHORE_OPEN_SIGN_UP: 'perhaps' })
  assert.match(neither.complaints, /LONGSHORE_OPEN_SIGN_UP=perhaps is invalid\. It can be yes or no/)
})

test('a name in the file that is no setting is refused, and so is a line that is none', () => {
  assert.throws(() => settingsOf(['--data', 'd'], {}, 'LONGSHORE_PRT=3'), /LONGSHORE_PRT, and no setting/)
  assert.throws(() => settingsOf(['--data', 'd'], {}, 'LONGSHORE_CONFIG=more'), /LONGSHORE_CONFIG, and no/)
  assert.throws(() => settingsOf(['--data', 'd'], {}, 'port 3'), /a line that is no setting: port 3/)
})

test('names of the environment that are no settings are those of somebody else', () => {
  assert.equal(settingsOf(['--data', 'd'], { LONGSHORE_HOME: '/home', LONGSHORE_PRT: '3' }).port, 4430)
})

test('a file that is not there, and a folder in its place, are told with their name', () => {
  const missing = join(folder, 'nowhere')
  for (const [path, reason] of [
    [missing, 'there is no such file or folder'],
    [folder, 'this is a folder'],
  ] as const)
    assert.throws(() => settingsOf(['--data', 'd', '--config', path]), new RegExp(`${path}: ${reason}`))
})

test('whoever asks for help gets it, whatever stands elsewhere', () => {
  const { complaints } = settingsOf(['--help'], { LONGSHORE_PORT: 'x' })
  assert.equal(complaints, '')
})
