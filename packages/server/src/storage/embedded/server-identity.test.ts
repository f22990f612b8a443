import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, type TestContext, test } from 'node:test'
import { openServerIdentity, ServerIdentityError } from './server-identity.ts'

async function newDirectory(context: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'longshore-identity-'))
  context.after(() => rm(directory, { recursive: true }))
  return join(directory, 'data')
}

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

suite('the identity of a server', () => {
  test('is made at the first start and the same at every later one', async (context) => {
    const directory = await newDirectory(context)
    const first = await openServerIdentity(directory)
    const second = await openServerIdentity(directory)
    assert.equal(second.rsaKey.fingerprint, first.rsaKey.fingerprint)
    assert.deepEqual(second.secrets, first.secrets)
    assert.equal(first.secrets.salts.length, 32)
    assert.notDeepEqual(first.secrets.salts, first.secrets.accessHashes)
    assert.notDeepEqual(first.secrets.accessHashes, first.secrets.fileReferences)
  })

  test('can decrypt with the key it read', async (context) => {
    const { rsaKey } = await openServerIdentity(await newDirectory(context))
    const block = new Uint8Array(256)
    block[255] = 1
    assert.deepEqual(rsaKey.decrypt(block), block, '1 ^ d is 1')
  })

  test('is for its owner only, and nothing else is left beside it', async (context) => {
    const directory = await newDirectory(context)
    await openServerIdentity(directory)
    assert.equal(await modeOf(directory), '700')
    assert.equal(await modeOf(join(directory, 'identity.json')), '600')
    assert.deepEqual(await readdir(directory), ['identity.json'])
  })

  test('is made although an earlier start was cut short', async (context) => {
    const directory = await newDirectory(context)
    await openServerIdentity(directory)
    const path = join(directory, 'identity.json')
    await writeFile(`${path}.new`, '{ "format"')
    await chmod(`${path}.new`, 0o644)
    await rm(path)
    await openServerIdentity(directory)
    assert.equal(await modeOf(path), '600')
    assert.deepEqual(await readdir(directory), ['identity.json'])
  })

  for (const [name, spoil] of [
    ['empty', () => ''],
    ['cut off', (text: string) => text.slice(0, 500)],
    ['of another format', (text: string) => text.replace('"format": 1', '"format": 2')],
    ['with a shorter secret', (text: string) => text.replace(/"salts": "../, '"salts": "')],
    ['with a secret that is no hexadecimal', (text: string) => text.replace(/"salts": "../, '"salts": "xy')],
    ['without a secret', (text: string) => text.replace('"salts"', '"pepper"')],
    ['without its secrets', (text: string) => text.replace('"secrets"', '"others"')],
    ['with a spoilt RSA key', (text: string) => text.replace('BEGIN RSA', 'BEGIN RAS')],
    ['not an object', () => 'null'],
  ] as const) {
    test(`when its file is ${name}, it is an error and stays as it is`, async (context) => {
      const directory = await newDirectory(context)
      await openServerIdentity(directory)
      const path = join(directory, 'identity.json')
      const spoilt = spoil(await readFile(path, 'utf8'))
      await writeFile(path, spoilt)
      await assert.rejects(openServerIdentity(directory), (error) => {
        assert.ok(error instanceof ServerIdentityError)
        assert.match(error.message, /identity\.json is damaged/)
        return true
      })
      assert.equal(await readFile(path, 'utf8'), spoilt)
    })
  }
})
