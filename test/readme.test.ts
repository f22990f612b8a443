import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { exitCodes } from '../packages/cli/src/exit-code.ts'
import { longshore } from '../packages/cli/src/main.ts'
import { snippets } from '../packages/cli/src/snippets.ts'
import { command, ended, Stranger } from '../packages/cli/test/longshore.ts'
import { scene } from '../testing/media/pixels.ts'
import { colourPng } from '../testing/media/png.ts'

const readme = readFileSync('README.md', 'utf8')

/** The code blocks under a heading. */
function blocks(heading: string): string[] {
  const [, after = ''] = readme.split(`## ${heading}\n`)
  const [section = ''] = after.split('\n## ')
  return [...section.matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, code = '']) => code.trimEnd())
}

const [synopsis = '', shell = ''] = blocks('The command')

for (const line of synopsis.split('\n')) {
  test(`README: ${line} is a command, with its options and arguments`, () => {
    // A part of a value that may be left out, as in HOST[:PORT], is no word of its own.
    const whole = line.replaceAll(/(?<=\w)\[[^\]]*\]/g, '')
    const [name, ...words] = whole.split(/[\s[\]|]+/).filter((word) => word !== '')
    assert.equal(name, 'longshore')
    let command = longshore()
    for (;;) {
      const next = command.commands.find((child) => child.name() === words[0])
      if (!next) break
      command = next
      words.shift()
    }
    assert.equal(command.commands.length, 0, `${line} names a command that can be run`)

    const given = new Set<string>()
    let places = 0
    for (let word = words.shift(); word !== undefined; word = words.shift()) {
      if (!word.startsWith('-')) {
        places += 1
        continue
      }
      const option = command.options.find(({ short, long }) => word === short || word === long)
      assert.ok(option, `${command.name()} has no ${word}`)
      given.add(option.long ?? '')
      if (!option.isBoolean() && !option.negate)
        assert.match(words.shift() ?? '', /^[A-Z]+$/, `${word} takes a value`)
    }
    assert.ok(places <= command.registeredArguments.length, 'no argument too many')
    assert.ok(places >= command.registeredArguments.filter(({ required }) => required).length)
    for (const { long, mandatory } of command.options)
      if (mandatory) assert.ok(given.has(long ?? ''), `${command.name()} needs ${long}`)
  })
}

test('README: every command is in the list', () => {
  for (const command of longshore().commands.filter((known) => known.name() !== 'help'))
    assert.match(synopsis, new RegExp(`^longshore ${command.name()} ?`, 'm'))
})

test('README: the mtcute example is what "longshore serve --test-accounts" prints', () => {
  const [mtcute] = snippets({
    host: '127.0.0.1',
    port: 4430,
    dcId: 2,
    publicKeyFile: 'data/public-key.pem',
    fingerprint: 1n,
    phone: '9996620001',
    code: '22222',
  })
  assert.equal(blocks('Point your client at it')[0], mtcute?.code)
})

const someone = await Stranger.arrive()
let port = 0
before(async () => {
  ;({ port } = await someone.serve('--test-accounts'))
})
after(() => someone[Symbol.asyncDispose]())

test('README: the shell example sends a file and gets it back', async () => {
  const bytes = Buffer.alloc(700_000, 'big')
  await writeFile(someone.path('big.iso'), bytes)
  for (const line of shell.split('\n')) {
    const [npx, name, ...args] = line.split(' ')
    assert.deepEqual([npx, name], ['npx', 'longshore'])
    await someone.do('me', args)
  }
  assert.ok((await readFile(someone.path('copy.iso'))).equals(bytes))
})

test('README: the examples of moving files work, one after the other', async () => {
  await mkdir(someone.path('photos'))
  await writeFile(someone.path('photos', 'a.png'), colourPng(scene(320, 240), 8).bytes)
  await writeFile(someone.path('photos', 'b.tmp'), 'b')
  await writeFile(someone.path('notes.txt'), 'notes')
  const env = { ...process.env, LONGSHORE_HOME: someone.path('me') }
  const [examples = ''] = blocks('Move files')
  for (const line of examples.split('\n')) {
    const run = line.replace('npx longshore', `"${process.execPath}" "${command}"`)
    const { code, stderr } = await ended(spawn('sh', ['-c', run], { cwd: someone.folder, env }))
    assert.equal(code, 0, `${line}: ${stderr}`)
  }
  assert.equal((await readdir(someone.path('received'), { recursive: true })).length, 3)
  assert.ok((await readFile(someone.path('copy.jpg'))).length > 0)
})

test('README: the exit codes are those of "longshore help"', () => {
  let help = ''
  longshore({ writeOut: (text) => (help += text), writeErr: () => {} }).outputHelp()
  const codes = [...readme.matchAll(/^\| (\d+) \| (.+?)\.? \|$/gm)]
  assert.deepEqual(
    codes.map(([, code]) => Number(code)),
    Object.values(exitCodes),
  )
  for (const [, code, meaning = ''] of codes) assert.match(help, new RegExp(`^  ${code} +${meaning}:?$`, 'm'))
})

test('README: the library example signs in, and is what the compiler expects', async () => {
  const folder = join(import.meta.dirname, `.tmp-${process.pid}`)
  await mkdir(folder)
  try {
    const [example = ''] = blocks('The library')
    assert.match(example, /port: 4430/)
    const before = `import { readFileSync } from 'node:fs'
const pem = readFileSync(${JSON.stringify(someone.path('data', 'public-key.pem'))}, 'utf8')
`
    const then = `
console.log(typeof client.userId)
await client.close()
`
    await writeFile(join(folder, 'example.ts'), before + example.replace('4430', String(port)) + then)
    await writeFile(
      join(folder, 'tsconfig.json'),
      '{ "extends": "../../tsconfig.json", "include": [], "files": ["example.ts"] }',
    )
    const [checked, run] = await Promise.all([
      ended(spawn(process.execPath, ['node_modules/typescript/bin/tsc', '-p', folder])),
      ended(spawn(process.execPath, ['--conditions=longshore-source', join(folder, 'example.ts')])),
    ])
    assert.deepEqual(checked, { code: 0, stdout: '', stderr: '' })
    assert.deepEqual(run, { code: 0, stdout: 'bigint\n', stderr: '' })
  } finally {
    await rm(folder, { recursive: true })
  }
})
