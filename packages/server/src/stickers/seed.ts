import type { FilesService } from '../files/files-service.ts'
import { emojisOf } from './emoji.ts'
import { readSamples, type Sample } from './samples.ts'
import type { NewSet, NewSticker, StickerSets } from './sticker-sets.ts'

/** The sets of a network of test accounts: nobody's, so that they are featured and suggested to everybody. */
const sampleSets = [
  { of: 'stickers', kind: 'stickers', title: 'Harbour', shortName: 'LongshoreHarbour' },
  { of: 'emoji', kind: 'emojis', title: 'Harbour Emoji', shortName: 'LongshoreHarbourEmoji' },
] as const

/**
 * Makes the sample sets that are not there yet. A set is there whole or not at all, so that whatever was interrupted
 * is begun anew; a name that somebody else took is left to them.
 *
 * @returns how many were made
 */
export async function seedSampleSets(sets: StickerSets, files: Pick<FilesService, 'keep'>): Promise<number> {
  const taken = await Promise.all(sampleSets.map(({ shortName }) => sets.store.sets.byShortName(shortName)))
  const missing = sampleSets.filter((_, index) => taken[index] === undefined)
  const samples = missing.length > 0 ? await readSamples() : []
  for (const { of, ...set } of missing)
    await sets.create({
      ...set,
      ...ofNobody,
      thumb: of === 'stickers' ? await thumbOf(samples, files) : undefined,
      stickers: await stickersOf(
        samples.filter(({ set }) => set === of),
        files,
      ),
    })
  await chooseThumbEmoji(sets)
  return missing.length
}

/** The first emoji stands for its set. */
async function chooseThumbEmoji(sets: StickerSets): Promise<void> {
  for (const set of await sets.store.sets.ofNobody('emojis')) {
    const [first] = await sets.store.sets.stickers(set.id)
    if (set.thumbEmoji === undefined && first) await sets.setThumbEmoji(set, first.document)
  }
}

const ofNobody = { creator: undefined, bot: undefined, textColor: false, wanted: undefined }

/** An emoji has the size of a set's picture: 100x100. */
async function thumbOf(
  samples: readonly Sample[],
  files: Pick<FilesService, 'keep'>,
): Promise<NewSet['thumb']> {
  const picture = samples.find(({ set, mimeType }) => set === 'emoji' && mimeType === 'image/webp')
  if (!picture) return undefined
  const { mimeType, bytes, findings } = picture
  const previews = findings.previews.filter(({ kind }) => kind === 'path')
  return { source: { ...(await files.keep(bytes)), mimeType }, pictures: { previews, videos: [] } }
}

/** Those that are files are kept at the same time, so that they share the forces of the disk. */
async function stickersOf(
  samples: readonly Sample[],
  files: Pick<FilesService, 'keep'>,
): Promise<NewSticker[]> {
  return Promise.all(
    samples.map(async ({ bytes, mimeType, emoji, findings }) => ({
      source: { ...(await files.keep(bytes)), mimeType },
      emojis: emojisOf(emoji),
      keywords: [],
      maskCoords: undefined,
      findings,
    })),
  )
}
