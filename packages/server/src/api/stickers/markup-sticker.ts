import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { DocumentRecord, VideoPreview } from '../../storage/ports/file-catalog.ts'
import type { Context } from '../context.ts'
import { setNamed } from './named-set.ts'

/**
 * The sticker that a profile picture is to be drawn from (api/files, "Sticker profile pictures"). Any sticker and any
 * custom emoji will do: on this server none needs Premium.
 *
 * @throws RpcError EMOJI_MARKUP_INVALID for no such sticker, and for anything but 1 to 4 RGB-24 colours
 */
export async function markupSticker(
  markup: Type<'VideoSize'>,
  context: Context,
): Promise<{ document: DocumentRecord; stored: VideoPreview }> {
  if (markup._ === 'videoSize') throw new RpcError('EMOJI_MARKUP_INVALID')
  const backgroundColors = colorsOf(markup.background_colors)
  if (markup._ === 'videoSizeEmojiMarkup') {
    const emoji = markup.emoji_id
    const document = await stickerOf(emoji, await emojiSetOf(emoji, context), context)
    return { document, stored: { kind: 'emoji markup', emoji, backgroundColors } }
  }
  const { id: stickerSet } = await setNamed(markup.stickerset, context).catch(notThere)
  const sticker = markup.sticker_id
  const document = await stickerOf(sticker, stickerSet, context)
  return { document, stored: { kind: 'sticker markup', stickerSet, sticker, backgroundColors } }
}

const mostColors = 4
const white = 0xffffff

function colorsOf(colors: readonly number[]): readonly number[] {
  const isCount = colors.length >= 1 && colors.length <= mostColors
  if (!isCount || colors.some((color) => color < 0 || color > white))
    throw new RpcError('EMOJI_MARKUP_INVALID')
  return [...colors]
}

async function emojiSetOf(emoji: bigint, { stickers }: Context): Promise<bigint | undefined> {
  const id = (await stickers.store.sets.setsOf([emoji])).get(emoji)
  const set = id === undefined ? undefined : await stickers.store.sets.set(id)
  return set?.kind === 'emojis' ? id : undefined
}

async function stickerOf(
  id: bigint,
  set: bigint | undefined,
  { stickers, files }: Context,
): Promise<DocumentRecord> {
  const isOfSet = set !== undefined && (await stickers.store.sets.setsOf([id])).get(id) === set
  const document = isOfSet ? await files.document(id) : undefined
  if (!document) throw new RpcError('EMOJI_MARKUP_INVALID')
  return document
}

function notThere(error: unknown): never {
  throw error instanceof RpcError ? new RpcError('EMOJI_MARKUP_INVALID') : error
}
