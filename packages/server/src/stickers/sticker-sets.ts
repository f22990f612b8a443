import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { plainName } from '@longshore/protocol/text/plain-line'
import type {
  MaskCoords,
  StickerFormat,
  StickerRecord,
  StickerSetKind,
  StickerSetRecord,
  StickerStore,
} from '../storage/ports/sticker-store.ts'
import { StickerSetAccessHashes } from './access-hash.ts'
import { mostStickers } from './limits.ts'
import { isShortName, isTitle } from './short-name.ts'
import {
  type NewSticker,
  type NewThumb,
  StickerDocuments,
  type StickerDocumentTools,
  type StickerSource,
} from './sticker-documents.ts'

export type { NewSticker, NewThumb, StickerSource } from './sticker-documents.ts'

export interface NewSet {
  /** Nobody's: the network's own. */
  readonly creator: bigint | undefined
  readonly bot: bigint | undefined
  readonly kind: StickerSetKind
  readonly title: string
  readonly shortName: string
  readonly textColor: boolean
  /** The format all stickers must have, if its maker says one. */
  readonly wanted: StickerFormat | undefined
  readonly thumb: NewThumb | undefined
  readonly stickers: readonly NewSticker[]
}

export interface StickerSetsOptions extends StickerDocumentTools {
  readonly store: StickerStore
  readonly crypto: CryptoProvider
  /** 32 bytes that only the servers of this network know. */
  readonly secret: Uint8Array
  /** Unix milliseconds. */
  readonly clock: () => number
}

/** Documents of stickers that are nobody's. */
const nobody = 0n

/** The sticker sets of this network (api/stickers). */
export class StickerSets {
  readonly store: StickerStore
  readonly #crypto: CryptoProvider
  readonly #hashes: StickerSetAccessHashes
  readonly #files: StickerDocumentTools['files']
  readonly #documents: StickerDocuments
  readonly #clock: () => number

  constructor(options: StickerSetsOptions) {
    this.store = options.store
    this.#crypto = options.crypto
    this.#hashes = new StickerSetAccessHashes(options.crypto, options.secret)
    this.#files = options.files
    this.#documents = new StickerDocuments(options)
    this.#clock = options.clock
  }

  /** `access_hash` of a set for this viewer. */
  accessHash(viewer: bigint, set: bigint): bigint {
    return this.#hashes.of(viewer, set)
  }

  /** Whether the viewer was told this hash. */
  wasNamed(viewer: bigint, set: bigint, accessHash: bigint): boolean {
    return this.#hashes.matches(viewer, set, accessHash)
  }

  /**
   * Makes a set whole: it is not there before its last sticker is.
   *
   * @throws RpcError PACK_TITLE_INVALID, PACK_SHORT_NAME_INVALID, PACK_SHORT_NAME_OCCUPIED, STICKERS_EMPTY,
   * STICKERS_TOO_MUCH, and what is wrong with a sticker or the picture
   */
  async create(set: NewSet): Promise<StickerSetRecord> {
    const { creator, bot, kind, shortName, textColor, wanted, stickers } = set
    const title = plainName(set.title)
    if (!isTitle(title)) throw new RpcError('PACK_TITLE_INVALID')
    if (!isShortName(shortName)) throw new RpcError('PACK_SHORT_NAME_INVALID')
    if (stickers.length === 0) throw new RpcError('STICKERS_EMPTY')
    if (stickers.length > mostStickers[kind]) throw new RpcError('STICKERS_TOO_MUCH')
    if (await this.store.sets.byShortName(shortName)) throw new RpcError('PACK_SHORT_NAME_OCCUPIED')
    const id = this.#randomId()
    const owner = creator ?? nobody
    return this.#orRelease(async (made) => {
      const records: StickerRecord[] = []
      for (const sticker of stickers) {
        const record = await this.#documents.make(owner, { id, kind, textColor, wanted }, sticker)
        made.push(record.document)
        records.push(record)
      }
      const thumb = set.thumb && (await this.#documents.makeThumb(owner, set.thumb, formatOf(records)))
      if (thumb !== undefined) made.push(thumb)
      const date = Math.floor(this.#clock() / 1000)
      const thumbVersion = thumb === undefined ? 0 : 1
      const outcome = await this.store.sets.add(
        {
          id,
          kind,
          title,
          shortName,
          creator,
          bot,
          date,
          textColor,
          thumb,
          thumbVersion,
          thumbEmoji: undefined,
        },
        records,
      )
      if (outcome === 'short name taken') throw new RpcError('PACK_SHORT_NAME_OCCUPIED')
      if (outcome === 'id taken') throw new RpcError('STICKERSET_INVALID')
      return this.set(id)
    })
  }

  /** @throws RpcError STICKERSET_INVALID when there is none of this id */
  async set(id: bigint): Promise<StickerSetRecord> {
    const set = await this.store.sets.set(id)
    if (!set) throw new RpcError('STICKERSET_INVALID')
    return set
  }

  /** @throws RpcError STICKERS_TOO_MUCH, and what is wrong with the sticker */
  async add(set: StickerSetRecord, sticker: NewSticker): Promise<StickerSetRecord> {
    const most = mostStickers[set.kind]
    if (set.count >= most) throw new RpcError('STICKERS_TOO_MUCH')
    return this.#orRelease(async (made) => {
      const record = await this.#documents.make(set.creator ?? nobody, set, sticker)
      made.push(record.document)
      const outcome = await this.store.sets.addSticker(set.id, record, most)
      if (outcome === 'too many') throw new RpcError('STICKERS_TOO_MUCH')
      return this.set(set.id)
    })
  }

  /** @throws RpcError STICKER_INVALID when the old one is of no set any more, and what is wrong with the new one */
  async replace(set: StickerSetRecord, document: bigint, sticker: NewSticker): Promise<StickerSetRecord> {
    return this.#orRelease(async (made) => {
      const record = await this.#documents.make(set.creator ?? nobody, set, sticker)
      made.push(record.document)
      await this.#files.released([document])
      if (!(await this.store.sets.putSticker(document, record))) throw new RpcError('STICKER_INVALID')
      await this.#documents.detach([document])
      return this.set(set.id)
    })
  }

  /** @throws RpcError STICKER_INVALID */
  async change(
    set: StickerSetRecord,
    document: bigint,
    changes: {
      readonly emojis?: readonly string[] | undefined
      readonly keywords?: readonly string[] | undefined
      readonly maskCoords?: MaskCoords | undefined
    },
  ): Promise<StickerSetRecord> {
    const before = (await this.store.sets.stickers(set.id)).find((sticker) => sticker.document === document)
    if (!before) throw new RpcError('STICKER_INVALID')
    const { emojis = before.emojis, keywords = before.keywords, maskCoords = before.maskCoords } = changes
    const after = { ...before, emojis, keywords, maskCoords }
    if (!(await this.store.sets.putSticker(document, after))) throw new RpcError('STICKER_INVALID')
    await this.#documents.describe(after)
    return this.set(set.id)
  }

  /** @throws RpcError STICKER_INVALID */
  async move(set: StickerSetRecord, document: bigint, position: number): Promise<StickerSetRecord> {
    if (position < 0 || !(await this.store.sets.moveSticker(document, position)))
      throw new RpcError('STICKER_INVALID')
    return this.set(set.id)
  }

  /** @throws RpcError STICKER_INVALID */
  async remove(set: StickerSetRecord, document: bigint): Promise<StickerSetRecord> {
    await this.#files.released([document])
    if (!(await this.store.sets.removeSticker(document))) throw new RpcError('STICKER_INVALID')
    await this.#documents.detach([document])
    return this.set(set.id)
  }

  /** @throws RpcError PACK_TITLE_INVALID */
  async rename(set: StickerSetRecord, given: string): Promise<StickerSetRecord> {
    const title = plainName(given)
    if (!isTitle(title)) throw new RpcError('PACK_TITLE_INVALID')
    await this.store.sets.change(set.id, { title })
    return this.set(set.id)
  }

  /** Gives a set a picture, or takes it away. @throws RpcError as `StickerDocuments.makeThumb` */
  async setThumb(set: StickerSetRecord, source: StickerSource | undefined): Promise<StickerSetRecord> {
    return this.#orRelease(async (made) => {
      const thumb = source && (await this.#documents.makeThumb(set.creator ?? nobody, { source }, set.format))
      if (thumb !== undefined) made.push(thumb)
      if (set.thumb !== undefined) await this.#files.released([set.thumb])
      await this.store.sets.change(set.id, { thumb: thumb ?? null })
      return this.set(set.id)
    })
  }

  /** Lets one of its emoji stand for an emoji set. @throws RpcError STICKER_INVALID when it is not of this set */
  async setThumbEmoji(set: StickerSetRecord, emoji: bigint): Promise<StickerSetRecord> {
    const isOfSet = (await this.store.sets.setsOf([emoji])).get(emoji) === set.id
    if (set.kind !== 'emojis' || !isOfSet) throw new RpcError('STICKER_INVALID')
    await this.store.sets.change(set.id, { thumbEmoji: emoji })
    return this.set(set.id)
  }

  async delete(set: StickerSetRecord): Promise<void> {
    const documents = (await this.store.sets.stickers(set.id)).map(({ document }) => document)
    await this.#files.released(set.thumb === undefined ? documents : [...documents, set.thumb])
    await this.store.sets.remove(set.id)
    await this.#documents.detach(documents)
  }

  /** Documents that were made for something that did not come about are looked at later, and go. */
  async #orRelease<T>(work: (made: bigint[]) => Promise<T>): Promise<T> {
    const made: bigint[] = []
    try {
      return await work(made)
    } catch (error) {
      await this.#files.released(made)
      throw error
    }
  }

  /** Positive, 63 bits. */
  #randomId(): bigint {
    const bytes = this.#crypto.randomBytes(8)
    const id = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0) >> 1n
    return id === 0n ? 1n : id
  }
}

function formatOf(stickers: readonly StickerRecord[]): StickerFormat | undefined {
  const [first] = stickers
  return stickers.every(({ format }) => format === first?.format) ? first?.format : undefined
}
