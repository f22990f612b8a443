import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wholeOf } from '@longshore/protocol/mtproto/message/body'
import type { Constructor, TlObject, Type } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { TlError, TlReader } from '@longshore/protocol/tl/reader'
import { encodeObject } from './encode-object.ts'
import { encodeResult } from './encode-result.ts'

/** What a client of the layer reads. */
function answered(method: string, value: unknown, layer: number): unknown {
  const reader = new TlReader(wholeOf(encodeResult(method, value, layer)))
  const read = apiCodec.readResult(method, reader, layer)
  reader.expectEnd()
  return read
}

function pushed(object: TlObject, layer: number): TlObject {
  return apiCodec.readExact(encodeObject(object, layer))
}

const updates: Type<'Updates'> = { _: 'updates', updates: [], users: [], chats: [], date: 1, seq: 0 }

function message(more: Partial<Constructor<'message'>>): Constructor<'message'> {
  return { _: 'message', id: 1, peer_id: { _: 'peerUser', user_id: 5n }, date: 2, message: 'm', ...more }
}

test('methods whose answer has another type in older layers', () => {
  const media = { _: 'messageMediaEmpty' }
  const json = { _: 'jsonNull' }
  const filters = [{ _: 'dialogFilterDefault' }]
  const webpage = { _: 'webPageEmpty', id: 1n }
  const invited = { _: 'messages.invitedUsers', updates, missing_invitees: [] }
  const joined = { _: 'messages.chatInviteJoinResultOk', updates }
  const preview = { _: 'messages.webPagePreview', media, chats: [], users: [] }
  const cases: [method: string, upTo: number, now: TlObject & Record<string, unknown>, then: unknown][] = [
    ['messages.createChat', 176, invited, updates],
    ['messages.addChatUser', 176, invited, updates],
    ['channels.inviteToChannel', 176, invited, updates],
    ['channels.joinChannel', 226, joined, updates],
    ['messages.importChatInvite', 226, joined, updates],
    ['messages.getWebPagePreview', 196, preview, media],
    ['messages.getWebPage', 164, { _: 'messages.webPage', webpage, chats: [], users: [] }, webpage],
    ['messages.getDialogFilters', 175, { _: 'messages.dialogFilters', filters }, filters],
    ['help.getAppConfig', 152, { _: 'help.appConfig', hash: 1, config: json }, json],
  ]
  for (const [method, upTo, now, then] of cases) {
    assert.deepEqual(answered(method, now, upTo), then)
    assert.deepEqual(answered(method, now, 229), now)
    assert.equal((answered(method, now, upTo + 1) as TlObject)._, now._)
  }
})

test('a reply header without a message is left out to layer 165', () => {
  const header: Type<'MessageReplyHeader'> = { _: 'messageReplyHeader', quote_text: 'q' }
  assert.deepEqual(pushed(message({ reply_to: header }), 165), message({}))
  assert.deepEqual(pushed(message({ reply_to: header }), 166), message({ reply_to: header }))
  const toMessage = { ...header, reply_to_msg_id: 4 }
  assert.deepEqual(
    pushed(message({ reply_to: toMessage }), 158),
    message({ reply_to: { _: 'messageReplyHeader', reply_to_msg_id: 4 } }),
  )
  const toStory: Type<'MessageReplyHeader'> = {
    _: 'messageReplyStoryHeader',
    peer: { _: 'peerUser', user_id: 1n },
    story_id: 2,
  }
  assert.deepEqual(pushed(message({ reply_to: toStory }), 158), message({}))
})

test('keyboards go back to one constructor a button', () => {
  const style: Type<'KeyboardButtonStyle'> = { _: 'keyboardButtonStyle', bg_primary: true }
  const markup: Type<'ReplyMarkup'> = {
    _: 'replyInlineMarkup',
    rows: [
      {
        _: 'keyboardInlineButtonRow',
        buttons: [
          { _: 'keyboardInlineButton', text: 'a', style, type: { _: 'inlineButtonTypeUrl', url: 'u' } },
          { _: 'keyboardInlineButton', text: 'b', type: { _: 'inlineButtonTypeCopy', copy_text: 'c' } },
          { _: 'keyboardInlineButton', text: 'd', type: { _: 'inlineButtonTypeDisabled' } },
        ],
      },
    ],
  }
  const oldMarkup = (buttons: object[]) => ({
    ...message({}),
    reply_markup: { _: 'replyInlineMarkup', rows: [{ _: 'keyboardButtonRow', buttons }] },
  })
  const nothing = { _: 'keyboardButtonCallback', data: new Uint8Array(0) }
  assert.deepEqual(pushed(message({ reply_markup: markup }), 229), message({ reply_markup: markup }))
  assert.deepEqual(
    pushed(message({ reply_markup: markup }), 228),
    oldMarkup([
      { _: 'keyboardButtonUrl', text: 'a', url: 'u', style },
      { _: 'keyboardButtonCopy', text: 'b', copy_text: 'c' },
      { ...nothing, text: 'd' },
    ]),
  )
  assert.deepEqual(
    pushed(message({ reply_markup: markup }), 158),
    oldMarkup([
      { _: 'keyboardButtonUrl', text: 'a', url: 'u' },
      { ...nothing, text: 'b' },
      { ...nothing, text: 'd' },
    ]),
  )
  const keyboard: Type<'ReplyMarkup'> = {
    _: 'replyKeyboardMarkup',
    rows: [
      {
        _: 'keyboardButtonRow',
        buttons: [{ _: 'keyboardButton', text: 'a', type: { _: 'buttonTypeDefault' } }],
      },
    ],
  }
  assert.deepEqual(pushed(message({ reply_markup: keyboard }), 198), {
    ...message({}),
    reply_markup: {
      _: 'replyKeyboardMarkup',
      rows: [{ _: 'keyboardButtonRow', buttons: [{ _: 'keyboardButton', text: 'a' }] }],
    },
  })
})

test('names that a layer lacks: a stand-in, or left out of vectors and optional fields', () => {
  const video: Type<'MessageMedia'> = {
    _: 'messageMediaVideoStream',
    call: { _: 'inputGroupCall', id: 1n, access_hash: 2n },
  }
  assert.deepEqual(
    pushed(message({ media: video }), 216),
    message({ media: { _: 'messageMediaUnsupported' } }),
  )
  assert.deepEqual(pushed(message({ media: video }), 217), message({ media: video }))

  const bold: Type<'MessageEntity'> = { _: 'messageEntityBold', offset: 0, length: 1 }
  const entities: Type<'MessageEntity'>[] = [
    bold,
    { _: 'messageEntityFormattedDate', offset: 0, length: 1, date: 3 },
  ]
  assert.deepEqual(pushed(message({ entities }), 222), message({ entities: [bold] }))
  assert.deepEqual(pushed(message({ entities }), 223), message({ entities }))

  const authorised: Type<'Update'> = { _: 'updateNewAuthorization', hash: 9n }
  assert.deepEqual(pushed({ ...updates, updates: [authorised] } as TlObject, 162), updates)
  assert.deepEqual(pushed({ _: 'updateShort', update: authorised, date: 1 } as TlObject, 162), updates)
  assert.deepEqual(pushed({ _: 'updateShort', update: authorised, date: 1 } as TlObject, 163), {
    _: 'updateShort',
    update: authorised,
    date: 1,
  })

  const user: Constructor<'user'> = { _: 'user', id: 5n, color: { _: 'peerColor', color: 3 } }
  assert.deepEqual(answered('users.getUsers', [user], 158), [{ _: 'user', id: 5n }])
  assert.deepEqual(answered('users.getUsers', [user], 167), [user])
})

test('what no older form can stand for is refused by name and layer, not sent as something else', () => {
  const unknown = { _: 'messages.stickerSetFromTheFuture' }
  assert.throws(() => encodeResult('messages.getStickerSet', unknown, 158), TlError)
  assert.throws(
    () => encodeResult('users.getUsers', [unknown], 158),
    /layer 158 has no messages.stickerSetFromTheFuture/,
  )
  assert.throws(() => encodeObject({ _: 'recentStory' }, 216), /layer 216 has no form/)
})

test('nothing is changed or copied where a layer has everything', () => {
  const bytes = new Uint8Array(524288)
  const file = { _: 'upload.file', type: { _: 'storage.filePartial' }, mtime: 0, bytes }
  for (const layer of [158, 229]) {
    const encoded = wholeOf(encodeResult('upload.getFile', file, layer))
    assert.equal(encoded.length, 16 + bytes.length)
    assert.ok(encoded.buffer.byteLength < bytes.length + 512)
  }
  const frozen = Object.freeze({ ...message({}), entities: Object.freeze([]) })
  assert.doesNotThrow(() => encodeObject(frozen, 158))
})
