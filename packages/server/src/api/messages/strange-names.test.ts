import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { documentIn, documentOf, messagesIn, named, send, uploaded } from '@longshore/testing/api-files'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'
import { decodeAttributes, encodeAttributes } from '../document-attributes.ts'

/** What all others are told of a document that was sent so. */
async function told(
  client: ApiClient,
  attributes: Type<'DocumentAttribute'>[],
  mime_type = 'text/plain',
): Promise<Constructor<'document'>> {
  const media = { ...documentOf(await uploaded(client, new Uint8Array(10)), attributes), mime_type }
  return documentIn(messagesIn(await send(client, media))[0])
}

function attributeOf<Name extends Type<'DocumentAttribute'>['_']>(
  document: Constructor<'document'>,
  name: Name,
): Extract<Type<'DocumentAttribute'>, { _: Name }> {
  const found = document.attributes.find(({ _ }) => _ === name)
  assert(found)
  return found as Extract<Type<'DocumentAttribute'>, { _: Name }>
}

suite('nobody is told a name by which a file leads out of its folder, or seems to be another', () => {
  for (const [sent, name] of [
    ['../../x', 'x'],
    ['/abs/x', 'x'],
    ['..\\x.txt', 'x.txt'],
    ['a\u0000.txt', 'a.txt'],
    ['annexe\u202etxt.exe', 'annexetxt.exe'],
    [`${'x'.repeat(300)}.txt`, `${'x'.repeat(196)}.txt`],
    ['..', 'file'],
  ] as const)
    test(`${JSON.stringify(sent.slice(0, 20))} is ${name.slice(0, 20)}`, async () => {
      const ada = await (await ApiNetwork.open()).login(1)
      const document = await told(ada, [named(sent)])
      assert.equal(attributeOf(document, 'documentAttributeFilename').file_name, name)
    })

  test('a title and a performer, from the sender or from the bytes, are one line each', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const given = {
      _: 'documentAttributeAudio',
      duration: 1,
      title: 'a\u202e\nb',
      performer: 'AC/DC\u0000',
    } as const
    const bySender = attributeOf(await told(ada, [given]), 'documentAttributeAudio')
    assert.deepEqual([bySender.title, bySender.performer], ['a b', 'AC/DC'])

    // As kept before there was a rule, or read from the tags of a sound.
    const kept = encodeAttributes([{ ...given, title: 'Tide\u202e' }, named('../x')])
    assert.deepEqual(decodeAttributes(kept), [{ ...given, title: 'Tide', performer: 'AC/DC' }, named('x')])
  })

  test('what is no MIME type is told as any bytes', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    for (const [mime_type, kept] of [
      ['../../x', 'application/octet-stream'],
      ['text/plain\r\nX: y', 'application/octet-stream'],
      ['Text/Plain; charset=utf-8', 'text/plain'],
    ] as const)
      assert.equal((await told(ada, [], mime_type)).mime_type, kept)
  })

  test('people, groups and channels have names in one line', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const user = await ada.call({
      _: 'account.updateProfile',
      first_name: ' Ada\u202e\n',
      last_name: 'of\u0000 L',
    })
    assert(user._ === 'user')
    assert.deepEqual([user.first_name, user.last_name], ['Ada', 'of L'])
    await assert.rejects(
      ada.call({ _: 'account.updateProfile', first_name: '\u202e\u200b' }),
      refused('FIRSTNAME_INVALID'),
    )
    const made = await ada.call({ _: 'channels.createChannel', title: 'Docks\u2028\u001b[2J', about: '' })
    assert('chats' in made && made.chats[0]?._ === 'channel')
    assert.equal(made.chats[0].title, 'Docks [2J')
    await assert.rejects(
      ada.call({ _: 'channels.createChannel', title: '\u202e', about: '' }),
      refused('CHAT_TITLE_EMPTY'),
    )
  })
})
