import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { formats } from '../../stickers/formats.ts'
import { stickerSetHash } from '../../stickers/list-hash.ts'
import type { InstalledSet, StickerRecord, StickerSetRecord } from '../../storage/ports/sticker-store.ts'
import type { Services } from '../context.ts'
import { shapeDocument } from '../shapes/document.ts'

/** Pixels of a side of a set's picture. */
const thumbSide = 100

/** Sets as a viewer sees them, in the order given. */
export async function shapeSets(
  services: Services,
  viewer: bigint,
  sets: readonly StickerSetRecord[],
): Promise<Constructor<'stickerSet'>[]> {
  const installed = await services.stickers.store.installs.among(
    viewer,
    sets.map(({ id }) => id),
  )
  const installedById = new Map(installed.map((install) => [install.set, install]))
  return Promise.all(sets.map((set) => shapeSet(services, viewer, set, installedById.get(set.id))))
}

/** A set with all that is in it. */
export async function shapeWholeSet(
  services: Services,
  viewer: bigint,
  record: StickerSetRecord,
): Promise<Constructor<'messages.stickerSet'>> {
  const [set] = await shapeSets(services, viewer, [record])
  // One set in, one set out.
  return {
    ...(await shapeContents(services, viewer, record)),
    _: 'messages.stickerSet',
    set: set as Type<'StickerSet'>,
  }
}

/** Sets with the sticker that is first in each; a set without stickers has none to show. */
export async function shapeCovered(
  services: Services,
  viewer: bigint,
  records: readonly StickerSetRecord[],
): Promise<Type<'StickerSetCovered'>[]> {
  const sets = await shapeSets(services, viewer, records)
  const covers = await services.stickers.store.sets.covers(records.map(({ id }) => id))
  return Promise.all(
    sets.map(async (set): Promise<Type<'StickerSetCovered'>> => {
      const cover = covers.get(set.id)
      if (!cover) return { _: 'stickerSetNoCovered', set }
      return {
        _: 'stickerSetCovered',
        set,
        cover: await shapeSticker(services, viewer, set.id, cover.document),
      }
    }),
  )
}

/** Sets of emoji are shown whole: clients put all of them in front of the user. */
export async function shapeFullCovered(
  services: Services,
  viewer: bigint,
  records: readonly StickerSetRecord[],
): Promise<Type<'StickerSetCovered'>[]> {
  const whole = await Promise.all(records.map((record) => shapeWholeSet(services, viewer, record)))
  return whole.map((set) => ({ ...set, _: 'stickerSetFullCovered' }))
}

/** A sticker of a set, which anybody may see. */
export function shapeSticker(
  services: Services,
  viewer: bigint,
  set: bigint,
  document: bigint,
): Promise<Type<'Document'>> {
  return shapeDocument(services, viewer, document, { kind: 'sticker set', set })
}

/** Emoji, each with the stickers that stand for it. */
export function packsOf(
  stickers: readonly Pick<StickerRecord, 'document' | 'emojis'>[],
): Constructor<'stickerPack'>[] {
  const packs = new Map<string, bigint[]>()
  for (const { document, emojis } of stickers)
    for (const emoji of emojis) {
      const documents = packs.get(emoji)
      if (documents) documents.push(document)
      else packs.set(emoji, [document])
    }
  return Array.from(packs, ([emoticon, documents]) => ({ _: 'stickerPack', emoticon, documents }))
}

async function shapeContents(
  services: Services,
  viewer: bigint,
  { id }: StickerSetRecord,
): Promise<Pick<Constructor<'messages.stickerSet'>, 'packs' | 'keywords' | 'documents'>> {
  const stickers = await services.stickers.store.sets.stickers(id)
  return {
    packs: packsOf(stickers),
    keywords: stickers
      .filter(({ keywords }) => keywords.length > 0)
      .map(({ document, keywords }) => ({
        _: 'stickerKeyword',
        document_id: document,
        keyword: [...keywords],
      })),
    documents: await Promise.all(
      stickers.map(({ document }) => shapeSticker(services, viewer, id, document)),
    ),
  }
}

async function shapeSet(
  services: Services,
  viewer: bigint,
  set: StickerSetRecord,
  installed: InstalledSet | undefined,
): Promise<Constructor<'stickerSet'>> {
  return {
    _: 'stickerSet',
    // Layers to 176 know sets of one format only.
    animated: set.format === 'tgs',
    videos: set.format === 'webm',
    archived: installed?.archived,
    official: set.creator === undefined,
    masks: set.kind === 'masks',
    emojis: set.kind === 'emojis',
    text_color: set.textColor,
    creator: set.creator === viewer,
    installed_date: installed?.date,
    id: set.id,
    access_hash: services.stickers.accessHash(viewer, set.id),
    title: set.title,
    short_name: set.shortName,
    ...(await thumbOf(services, set)),
    thumb_document_id: set.thumbEmoji,
    count: set.count,
    hash: stickerSetHash(set),
  }
}

/** "thumbs, thumb_dc_id, thumb_version" come together: the type of the picture's size says its format. */
async function thumbOf(
  { files, config }: Services,
  { thumb, thumbVersion }: StickerSetRecord,
): Promise<Partial<Constructor<'stickerSet'>>> {
  const picture = thumb === undefined ? undefined : await files.document(thumb)
  if (!picture) return {}
  const outline = picture.previews.find((preview) => preview.kind === 'path')
  const type = Object.values(formats).find(({ mimeType }) => mimeType === picture.mimeType)?.thumbType
  return {
    thumbs: [
      ...(outline ? [{ _: 'photoPathSize', type: 'j', bytes: outline.bytes } as const] : []),
      {
        _: 'photoSize',
        type: type ?? formats.static.thumbType,
        w: thumbSide,
        h: thumbSide,
        size: picture.size,
      },
    ],
    thumb_dc_id: config.dcId,
    thumb_version: thumbVersion,
  }
}
