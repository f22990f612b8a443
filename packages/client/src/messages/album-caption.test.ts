import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { albumCaptions } from './album-caption.ts'

const photo: Type<'MessageMedia'> = { _: 'messageMediaPhoto', photo: { _: 'photoEmpty', id: 1n } }
const video = documentWith({ _: 'documentAttributeVideo', duration: 1, w: 2, h: 2 })
const music = documentWith({ _: 'documentAttributeAudio', duration: 1 })
const file = documentWith({ _: 'documentAttributeFilename', file_name: 'a.txt' })

function documentWith(attribute: Type<'DocumentAttribute'>): Type<'MessageMedia'> {
  const document: Constructor<'document'> = {
    _: 'document',
    id: 1n,
    access_hash: 2n,
    file_reference: new Uint8Array(),
    date: 3,
    mime_type: '',
    size: 4n,
    dc_id: 2,
    attributes: [attribute],
  }
  return { _: 'messageMediaDocument', document }
}

function group(...items: [Type<'MessageMedia'>, string][]): Constructor<'message'>[] {
  return items.map(([media, message], i) => ({
    _: 'message',
    id: i + 1,
    peer_id: { _: 'peerUser', user_id: 5n },
    date: 1,
    message,
    media,
    grouped_id: 9n,
  }))
}

suite('captions of an album', () => {
  for (const [rule, messages, album, files] of [
    ['exactly one photo has a caption: it is the album’s', group([photo, ''], [photo, 'Sea']), 'Sea', []],
    ['no photo has one: none', group([photo, ''], [photo, '']), undefined, []],
    ['two photos have one: no album caption', group([photo, 'Sea'], [photo, 'Shore']), undefined, []],
    ['all have the same one: no album caption', group([photo, 'Sea'], [photo, 'Sea']), undefined, []],
    ['a video counts as a photo', group([photo, ''], [video, 'Waves']), 'Waves', []],
    ['music: under each file', group([music, 'One'], [music, 'Two']), undefined, ['One', 'Two']],
    ['documents: under each that has one', group([file, 'One'], [file, '']), undefined, ['One']],
    ['one document with a caption has it under it', group([file, ''], [file, 'Two']), undefined, ['Two']],
  ] as const) {
    test(rule, () => {
      const captions = albumCaptions(messages)
      assert.equal(captions.album?.message, album)
      assert.deepEqual(
        captions.files.map(({ message }) => message),
        files,
      )
    })
  }
})
