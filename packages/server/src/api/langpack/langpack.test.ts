import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'
import { parseStringsFile, StringsFileError } from './strings-file.ts'

suite('a language pack', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`is there before login, whole or word by word, at layer ${layer}`, async () => {
      const client = await (await ApiNetwork.open()).client({ layer })
      const pack = await client.call({ _: 'langpack.getLangPack', lang_pack: 'weba', lang_code: 'en' })
      assert(pack.strings.length > 20)
      const [language] = await client.call({ _: 'langpack.getLanguages', lang_pack: 'weba' })
      assert.deepEqual([language?.lang_code, language?.strings_count], ['en', pack.strings.length])
      const keys = ['Cancel', 'Members', 'no such key']
      const words = await client.call({ _: 'langpack.getStrings', lang_pack: 'weba', lang_code: 'en', keys })
      assert.deepEqual(
        words.map(({ _, key }) => [_, key]),
        [
          ['langPackString', 'Cancel'],
          ['langPackStringPluralized', 'Members'],
          ['langPackStringDeleted', 'no such key'],
        ],
      )
      const { version } = pack
      const same = { _: 'langpack.getDifference', lang_pack: 'weba', lang_code: 'en' } as const
      assert.deepEqual((await client.call({ ...same, from_version: version })).strings, [])
      assert.deepEqual(await client.call({ ...same, from_version: 0 }), pack)
    })
  }

  test('the words of the operator come before our own, under another version', async () => {
    const languagePack = '"Cancel" = "Never mind";\n"lng_other" = "Other";'
    const client = await (await ApiNetwork.open({ languagePack })).client()
    const ours = await (await ApiNetwork.open()).client()
    const ask = { _: 'langpack.getLangPack', lang_pack: '', lang_code: 'en-US' } as const
    const pack = await client.call(ask)
    const wordOf = (key: string) => pack.strings.find((string) => string.key === key)
    assert.deepEqual(wordOf('Cancel'), { _: 'langPackString', key: 'Cancel', value: 'Never mind' })
    assert.ok(wordOf('lng_other') && wordOf('Save'))
    assert.notEqual(pack.version, (await ours.call(ask)).version)
  })

  test('of other languages there is nothing', async () => {
    const client = await (await ApiNetwork.open()).client()
    const pack = await client.call({ _: 'langpack.getLangPack', lang_pack: '', lang_code: 'de' })
    assert.deepEqual([pack.version, pack.strings], [0, []])
    const ask = { _: 'langpack.getLanguage', lang_pack: '', lang_code: 'de' } as const
    await assert.rejects(client.call(ask), refused('LANG_CODE_NOT_SUPPORTED'))
  })
})

suite('a .strings file', () => {
  test('has words with escapes, comments, and forms of what is counted', () => {
    const text = `\uFEFF/* a
      comment */ "a \\"b\\"" = "line\\none"; // more
      "files#one" = "{n} file"; "files#other" = "{n} files";
      "u" = "\\u00e9";`
    assert.deepEqual(
      parseStringsFile(text).map((string) =>
        'value' in string ? [string.key, string.value] : string.other_value,
      ),
      [['a "b"', 'line\none'], ['u', 'é'], '{n} files'],
    )
  })

  for (const [name, text, message] of [
    ['no semicolon', '"a" = "b"', /^line 1 /],
    ['something else', '"a" = "b";\n{}', /^line 2 /],
    ['an open end', '"a" = "b', /^line 1 /],
  ] as const) {
    test(`${name}: says in which line`, () => {
      assert.throws(
        () => parseStringsFile(text),
        (error) => error instanceof StringsFileError && message.test(error.message),
      )
    })
  }
})
