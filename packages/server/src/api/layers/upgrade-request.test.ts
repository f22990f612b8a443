import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TlObject } from '@longshore/protocol/schema/api'
import { apiTable } from '@longshore/protocol/schema/api-table.gen'
import { apiCodec, Codec } from '@longshore/protocol/schema/codec'
import { TlReader } from '@longshore/protocol/tl/reader'
import { upgradeRequest } from './upgrade-request.ts'

/** A codec as a client of the layer has it. */
function codecOf(layer: number): Codec {
  const lines = apiTable.split('\n').filter((line) => {
    const [from = 0, to = Number.POSITIVE_INFINITY] = (/^(\d+) (\d+) /.exec(line) ?? []).slice(1).map(Number)
    return from <= layer && layer <= to
  })
  return new Codec(lines.join('\n'))
}

/** What a handler gets when a client of an older layer sends the request. */
function arrived(request: TlObject & Record<string, unknown>, layer: number): TlObject {
  const bytes = codecOf(layer).encode(request, layer)
  return upgradeRequest(apiCodec.readExact(bytes), new TlReader(bytes).uint())
}

const peer = { _: 'inputPeerSelf' }
const media = { _: 'inputMediaEmpty' }

test('a reply of layer 159 becomes reply_to', () => {
  const methods: [name: string, fields: object][] = [
    ['messages.sendMessage', { peer, message: 'm', random_id: 1n }],
    ['messages.sendMedia', { peer, media, message: 'm', random_id: 1n }],
    [
      'messages.sendMultiMedia',
      { peer, multi_media: [{ _: 'inputSingleMedia', media, random_id: 1n, message: '' }] },
    ],
    ['messages.sendInlineBotResult', { peer, random_id: 1n, query_id: 2n, id: 'i' }],
    ['messages.saveDraft', { peer, message: 'm' }],
  ]
  const reply_to = { _: 'inputReplyToMessage', reply_to_msg_id: 7 }
  for (const [_, fields] of methods) {
    assert.deepEqual(arrived({ _, ...fields }, 158), { _, ...fields })
    assert.deepEqual(arrived({ _, ...fields, reply_to_msg_id: 7 }, 159), { _, ...fields, reply_to })
    const inTopic = { ...reply_to, top_msg_id: 3 }
    assert.deepEqual(arrived({ _, ...fields, reply_to_msg_id: 7, top_msg_id: 3 }, 158), {
      _,
      ...fields,
      reply_to: inTopic,
    })
    assert.deepEqual(arrived({ _, ...fields, reply_to }, 229), { _, ...fields, reply_to })
  }
})

test('inline buttons of layers to 228 become buttons with a type', () => {
  const send = (buttons: object[]) => ({
    _: 'messages.sendMedia',
    peer,
    media,
    message: '',
    random_id: 1n,
    reply_markup: { _: 'replyInlineMarkup', rows: [{ _: 'keyboardButtonRow', buttons }] },
  })
  const style = { _: 'keyboardButtonStyle', bg_danger: true }
  const data = Uint8Array.of(1)
  const cases: [layer: number, old: object, type: object, more?: object][] = [
    [158, { _: 'keyboardButtonUrl', text: 't', url: 'u' }, { _: 'inlineButtonTypeUrl', url: 'u' }],
    [
      228,
      { _: 'keyboardButtonUrl', text: 't', url: 'u', style },
      { _: 'inlineButtonTypeUrl', url: 'u' },
      { style },
    ],
    [
      221,
      { _: 'keyboardButtonCallback', text: 't', data, requires_password: true },
      { _: 'inlineButtonTypeCallback', data, requires_password: true },
    ],
    [
      228,
      { _: 'inputKeyboardButtonUserProfile', text: 't', user_id: { _: 'inputUserSelf' } },
      { _: 'inputInlineButtonTypeUserProfile', user_id: { _: 'inputUserSelf' } },
    ],
    [158, { _: 'keyboardButtonRequestPhone', text: 't' }, { _: 'inlineButtonTypeDisabled' }],
  ]
  for (const [layer, old, type, more] of cases) {
    const button = { _: 'keyboardInlineButton', text: 't', ...more, type }
    const request = arrived(send([old]), layer) as TlObject & { reply_markup: object }
    assert.deepEqual(request.reply_markup, {
      _: 'replyInlineMarkup',
      rows: [{ _: 'keyboardInlineButtonRow', buttons: [button] }],
    })
    assert.doesNotThrow(() => apiCodec.encode(request))
  }
})

test('buttons of a reply keyboard get a type, and those of layer 229 keep theirs', () => {
  const send = (buttons: object[]) => ({
    _: 'messages.sendMessage',
    peer,
    message: '',
    random_id: 1n,
    reply_markup: { _: 'replyKeyboardMarkup', rows: [{ _: 'keyboardButtonRow', buttons }] },
  })
  const peerType = { _: 'requestPeerTypeUser' }
  const cases: [layer: number, old: object, type: object][] = [
    [158, { _: 'keyboardButton', text: 't' }, { _: 'buttonTypeDefault' }],
    [228, { _: 'keyboardButton', text: 't' }, { _: 'buttonTypeDefault' }],
    [158, { _: 'keyboardButtonUrl', text: 't', url: 'u' }, { _: 'buttonTypeDefault' }],
    [
      158,
      { _: 'keyboardButtonRequestPeer', text: 't', button_id: 5, peer_type: peerType },
      { _: 'buttonTypeRequestPeer', button_id: 5, peer_type: peerType, max_quantity: 1 },
    ],
    [
      229,
      { _: 'keyboardButton', text: 't', type: { _: 'buttonTypeRequestPhone' } },
      { _: 'buttonTypeRequestPhone' },
    ],
  ]
  for (const [layer, old, type] of cases) {
    const request = arrived(send([old]), layer)
    assert.deepEqual(request, send([{ _: 'keyboardButton', text: 't', type }]))
    assert.doesNotThrow(() => apiCodec.encode(request))
  }
})

test('stories of users become stories of peers', () => {
  const users: [user: object, peer: object][] = [
    [{ _: 'inputUserSelf' }, { _: 'inputPeerSelf' }],
    [{ _: 'inputUserEmpty' }, { _: 'inputPeerEmpty' }],
    [
      { _: 'inputUser', user_id: 5n, access_hash: 6n },
      { _: 'inputPeerUser', user_id: 5n, access_hash: 6n },
    ],
  ]
  for (const [user_id, storyPeer] of users) {
    const request = (fields: object) => ({
      _: 'messages.uploadMedia',
      peer,
      media: { _: 'inputMediaStory', ...fields },
    })
    assert.deepEqual(arrived(request({ user_id, id: 1 }), 160), request({ peer: storyPeer, id: 1 }))
    const reply = (fields: object) => ({
      _: 'messages.sendMessage',
      peer,
      message: '',
      random_id: 1n,
      reply_to: { _: 'inputReplyToStory', story_id: 1, ...fields },
    })
    assert.deepEqual(arrived(reply({ user_id }), 173), reply({ peer: storyPeer }))
  }
})

test('polls: styled texts from layer 179, places of correct answers from 224', () => {
  const options = [Uint8Array.of(1), Uint8Array.of(2)]
  const answers = options.map((option) => ({ _: 'pollAnswer', text: 'a', option }))
  const request = (poll: object, more: object) => ({
    _: 'messages.uploadMedia',
    peer,
    media: { _: 'inputMediaPoll', poll: { _: 'poll', id: 1n, ...poll }, ...more },
  })
  const styled = (text: string) => ({ _: 'textWithEntities', text, entities: [] })
  assert.deepEqual(
    arrived(request({ question: 'q', answers }, { correct_answers: [Uint8Array.of(2)] }), 158),
    request(
      {
        hash: 0n,
        question: styled('q'),
        answers: answers.map((answer) => ({ ...answer, text: styled('a') })),
      },
      { correct_answers: [1] },
    ),
  )
  const newest = request({ question: styled('q'), answers: [], hash: 3n }, { correct_answers: [0] })
  assert.deepEqual(arrived(newest, 229), newest)
})

test('a method that has another name today comes under that name', () => {
  const channel = { channel_id: 5n, access_hash: 6n }
  assert.deepEqual(
    arrived({ _: 'channels.getSponsoredMessages', channel: { _: 'inputChannel', ...channel } }, 191),
    { _: 'messages.getSponsoredMessages', peer: { _: 'inputPeerChannel', ...channel } },
  )
  assert.deepEqual(arrived({ _: 'users.getStoriesMaxIDs', id: [{ _: 'inputUserSelf' }] }, 163), {
    _: 'stories.getPeerMaxIDs',
    id: [{ _: 'inputPeerSelf' }],
  })
})

test('a request that needs nothing is the same object', () => {
  const request = { _: 'upload.saveFilePart', file_id: 1n, file_part: 0, bytes: new Uint8Array(4) }
  assert.equal(upgradeRequest(request, 0xb304a621), request)
})
