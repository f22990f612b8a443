import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Type } from '@longshore/protocol/schema/api'
import type { DocumentFacts } from '../../media/media.ts'
import { type Arrival, completedAttributes } from './completed-attributes.ts'

type Attribute = Type<'DocumentAttribute'>

const plain: Arrival = {
  forceFile: false,
  nosoundVideo: false,
  converted: false,
  gif: false,
  size: 1000,
  hasStickers: false,
  sticker: false,
}
const image: DocumentFacts = { kind: 'image', width: 30, height: 20 }
const film: DocumentFacts = { kind: 'video', width: 64, height: 48, duration: 5.5, hasSound: true }
const silent: DocumentFacts = { ...film, hasSound: false }
const song: DocumentFacts = { kind: 'audio', duration: 61.6, title: 'Tide', performer: 'Sea' }
const other: DocumentFacts = { kind: 'other' }

const name: Attribute = { _: 'documentAttributeFilename', file_name: 'a.bin' }
const animated: Attribute = { _: 'documentAttributeAnimated' }
const imageSize: Attribute = { _: 'documentAttributeImageSize', w: 30, h: 20 }
const video = (more: Partial<Extract<Attribute, { _: 'documentAttributeVideo' }>> = {}): Attribute => ({
  _: 'documentAttributeVideo',
  nosound: false,
  duration: 5.5,
  w: 64,
  h: 48,
  ...more,
})
const audio = (more: Partial<Extract<Attribute, { _: 'documentAttributeAudio' }>> = {}): Attribute => ({
  _: 'documentAttributeAudio',
  duration: 62,
  title: 'Tide',
  performer: 'Sea',
  ...more,
})
const sticker: Attribute = {
  _: 'documentAttributeSticker',
  alt: '⚓',
  stickerset: { _: 'inputStickerSetEmpty' },
}

suite('attributes of a document', () => {
  const rules: [string, Attribute[], DocumentFacts, Partial<Arrival>, Attribute[]][] = [
    ['nothing is known: those given', [name], other, {}, [name]],
    ['an image sent as a file says its size', [name], image, {}, [name, imageSize]],
    [
      'what the sender said of it wins',
      [{ ...imageSize, w: 3 }],
      image,
      { forceFile: true },
      [{ ...imageSize, w: 3 }],
    ],
    ['a video', [], film, {}, [video()]],
    ['a video without sound is an animation', [name], silent, {}, [name, video({ nosound: true }), animated]],
    ['unless it is to stay a video', [], silent, { nosoundVideo: true }, [video({ nosound: true })]],
    ['unless it is long', [], { ...silent, duration: 61 }, {}, [video({ nosound: true, duration: 61 })]],
    ['unless it is big', [], silent, { size: 11 * 2 ** 20 }, [video({ nosound: true })]],
    [
      'unless it is round',
      [video({ round_message: true })],
      silent,
      {},
      [video({ round_message: true, nosound: true })],
    ],
    ['unless it is a sticker', [sticker], silent, {}, [sticker, video({ nosound: true })]],
    [
      'of a video the sender left out, the file tells',
      [video({ w: 0, h: 0, duration: 0, supports_streaming: true })],
      film,
      {},
      [video({ supports_streaming: true })],
    ],
    [
      'of a video the sender told, the file does not',
      [video({ w: 1, h: 2, duration: 3 })],
      film,
      {},
      [video({ w: 1, h: 2, duration: 3 })],
    ],
    [
      'a placeholder of one pixel is no statement',
      [video({ w: 1, h: 1, duration: 0, supports_streaming: true })],
      film,
      {},
      [video({ supports_streaming: true })],
    ],
    [
      'unless the file says nothing',
      [video({ w: 1, h: 1, duration: 0 })],
      other,
      {},
      [video({ w: 1, h: 1, duration: 0 })],
    ],
    [
      'a placeholder of a round video neither',
      [video({ w: 1, h: 1, duration: 0, round_message: true })],
      film,
      {},
      [video({ round_message: true })],
    ],
    ['what cannot be true is no statement', [video({ w: -5, h: 48, duration: -1 })], film, {}, [video()]],
    ['nor what has no end', [video({ w: 64, h: 1e9, duration: 1e9 })], film, {}, [video()]],
    ['nor what is no number', [video({ duration: Number.NaN })], film, {}, [video()]],
    [
      'impossible sides nobody knows better are unknown',
      [video({ w: -5, h: -5 })],
      other,
      {},
      [video({ w: 0, h: 0 })],
    ],
    ['an image of one pixel is what the file says', [{ ...imageSize, w: 1, h: 1 }], image, {}, [imageSize]],
    ['a sticker too', [sticker, { ...imageSize, w: 0, h: 0 }], image, {}, [sticker, imageSize]],
    [
      'a sound that no title and no time were told of',
      [audio({ duration: -3, title: '', performer: '' })],
      song,
      {},
      [audio()],
    ],
    [
      'a voice of half a second lasts one',
      [audio({ voice: true, duration: 0, title: undefined, performer: undefined })],
      { kind: 'audio', duration: 0.4 },
      {},
      [audio({ voice: true, duration: 1, title: undefined, performer: undefined })],
    ],
    ['a song is no animation, whatever was said', [audio(), animated], song, {}, [audio()]],
    ['nor is a still picture', [animated], image, {}, [imageSize]],
    [
      'of two of a kind the last counts',
      [audio({ duration: 3 }), audio({ voice: true, duration: 4, title: undefined, performer: undefined })],
      other,
      {},
      [audio({ voice: true, duration: 4, title: undefined, performer: undefined })],
    ],
    ['and of two names', [{ ...name, file_name: 'b' }, name], other, {}, [name]],
    [
      'a sticker nobody called one',
      [name],
      image,
      { sticker: true },
      [name, { ...sticker, alt: '' }, imageSize],
    ],
    ['a song', [], song, {}, [audio()]],
    [
      'of a song the sender told, the file does not',
      [audio({ duration: 7, title: 'Ebb', performer: undefined })],
      song,
      {},
      [audio({ duration: 7, title: 'Ebb' })],
    ],
    [
      'a voice has no title',
      [audio({ voice: true, duration: 0, title: undefined, performer: undefined })],
      song,
      {},
      [audio({ voice: true, title: undefined, performer: undefined })],
    ],
    ['a film of sound alone, if the sender says so', [video()], song, {}, [video()]],
    [
      'a GIF that became MPEG4',
      [{ ...name, file_name: 'Cat.GIF' }, imageSize],
      silent,
      { converted: true },
      [{ ...name, file_name: 'Cat.GIF.mp4' }, video({ nosound: true }), animated],
    ],
    ['a GIF nobody could convert', [name], image, { gif: true }, [name, animated, imageSize]],
    ['as a file an image only says its size', [name], image, { forceFile: true }, [name, imageSize]],
    ['as a file a video is none', [name, video(), animated], silent, { forceFile: true }, [name]],
    ['as a file a GIF is none', [name], image, { forceFile: true, gif: true }, [name, imageSize]],
    ['as a file a song is none', [audio()], song, { forceFile: true }, []],
    ['stickers on it', [], other, { hasStickers: true }, [{ _: 'documentAttributeHasStickers' }]],
  ]
  for (const [rule, given, facts, arrival, expected] of rules) {
    test(rule, () => {
      assert.deepEqual(
        completedAttributes(given, facts, { ...plain, ...arrival }).map(said),
        expected.map(said),
      )
    })
  }
})

/** Without what is undefined. */
function said(attribute: Attribute): object {
  return Object.fromEntries(Object.entries(attribute).filter(([, value]) => value !== undefined))
}
