import type { FileType } from '@longshore/protocol/files/file-type'
import type { Type } from '@longshore/protocol/schema/api'
import type { FilesService, ReceivedFile } from '../files/files-service.ts'
import type { MadePictures, MadePreview, Media, StickerFindings } from '../media/media.ts'
import type { DocumentRecord } from '../storage/ports/file-catalog.ts'
import type {
  MaskCoords,
  StickerFormat,
  StickerRecord,
  StickerSetKind,
} from '../storage/ports/sticker-store.ts'
import { formats, stickerFormat, thumbFormat } from './formats.ts'

type DocumentAttribute = Type<'DocumentAttribute'>

/** Bytes that become a sticker: of an uploaded document, of another sticker, or of the server's own. */
export type StickerSource = Pick<DocumentRecord, 'blob' | 'size' | 'fileType' | 'mimeType'>

export interface NewSticker {
  readonly source: StickerSource
  readonly emojis: readonly string[]
  readonly keywords: readonly string[]
  readonly maskCoords: MaskCoords | undefined
  /** What is known of its bytes; without it they are checked. */
  readonly findings?: StickerFindings | undefined
}

/** The picture of a set to be. */
export interface NewThumb {
  readonly source: StickerSource
  /** Likewise. */
  readonly pictures?: MadePictures | undefined
}

/** The set a sticker is made for. */
export interface SetToBe {
  readonly id: bigint
  readonly kind: StickerSetKind
  readonly textColor: boolean
  /** Told by who makes it, where all its stickers are to be of one format. */
  readonly wanted?: StickerFormat | undefined
}

export interface StickerDocumentTools {
  readonly files: Pick<
    FilesService,
    'createDocument' | 'document' | 'keep' | 'mediaFile' | 'released' | 'changeAttributes'
  >
  readonly media: Pick<Media, 'sticker' | 'stickerSetThumb'>
  /** How the file catalogue keeps attributes. */
  readonly attributes: {
    encode(attributes: readonly DocumentAttribute[]): Uint8Array
    decode(bytes: Uint8Array): DocumentAttribute[]
  }
}

/**
 * The documents of stickers. A sticker in a set is a document of its own, whose attributes name the set: what was
 * uploaded stays what it is, and shares its bytes.
 */
export class StickerDocuments {
  readonly #tools: StickerDocumentTools

  constructor(tools: StickerDocumentTools) {
    this.#tools = tools
  }

  /**
   * Checks the bytes against the limits of their format, and makes a sticker of them.
   *
   * @throws RpcError as `stickerFormat` and `Media.sticker`
   */
  async make(owner: bigint, set: SetToBe, sticker: NewSticker): Promise<StickerRecord> {
    const { files, media, attributes } = this.#tools
    const { source, emojis, keywords, maskCoords } = sticker
    const format = stickerFormat(source.mimeType, set.wanted)
    const hints = { mimeType: source.mimeType, emoji: set.kind === 'emojis' }
    const findings = sticker.findings ?? (await media.sticker(files.mediaFile(owner, source), hints))
    const received = findings.converted ? await files.keep(findings.converted.bytes) : bytesOf(source)
    const document = await files.createDocument(owner, {
      received,
      // Some clients say PNG of a WebP; what came out of the check is what clients know.
      mimeType: formats[format].mimeType,
      fileName: formats[format].fileName,
      attributes: attributes.encode(attributesOf(set, sticker, findings, format)),
      previews: findings.previews,
      videos: [],
    })
    return { document: document.id, format, emojis, keywords, maskCoords }
  }

  /**
   * The picture of a set: a document that nothing but the set shows.
   *
   * @throws RpcError as `thumbFormat` and `Media.stickerSetThumb`
   */
  async makeThumb(
    owner: bigint,
    { source, pictures }: NewThumb,
    ofSet: StickerFormat | undefined,
  ): Promise<bigint> {
    const { files, media, attributes } = this.#tools
    const format = thumbFormat(source.mimeType, ofSet)
    const { previews } =
      pictures ?? (await media.stickerSetThumb(files.mediaFile(owner, source), source.mimeType))
    const picture = previews.find((preview) => preview.kind === 'image')
    const { mimeType, fileName } = formats[format]
    const document = await files.createDocument(owner, {
      received: picture ? await files.keep(picture.bytes) : bytesOf(source),
      mimeType,
      fileName,
      attributes: attributes.encode([{ _: 'documentAttributeFilename', file_name: fileName }]),
      previews: previews.filter((preview: MadePreview) => preview.kind === 'path'),
      videos: [],
    })
    return document.id
  }

  /** Says of a sticker's document what its set says of it now. */
  async describe({ document, emojis, maskCoords }: StickerRecord): Promise<void> {
    await this.#change(document, (attribute) => {
      if (attribute._ === 'documentAttributeCustomEmoji') return { ...attribute, alt: firstOf(emojis) }
      if (attribute._ !== 'documentAttributeSticker') return attribute
      return { ...attribute, alt: firstOf(emojis), mask_coords: shapeMaskCoords(maskCoords) }
    })
  }

  /** Messages that show a sticker keep it when it is of no set any more; it does not name the set then. */
  async detach(documents: readonly bigint[]): Promise<void> {
    for (const document of documents)
      await this.#change(document, (attribute) =>
        'stickerset' in attribute ? { ...attribute, stickerset: { _: 'inputStickerSetEmpty' } } : attribute,
      )
  }

  async #change(
    document: bigint,
    change: (attribute: DocumentAttribute) => DocumentAttribute,
  ): Promise<void> {
    const { files, attributes } = this.#tools
    const record = await files.document(document)
    if (!record) return
    const changed = attributes.decode(record.attributes).map(change)
    await files.changeAttributes(document, attributes.encode(changed))
  }
}

function attributesOf(
  set: SetToBe,
  { emojis, maskCoords }: NewSticker,
  { width: w, height: h, duration = 0 }: StickerFindings,
  format: StickerFormat,
): DocumentAttribute[] {
  // Whoever is shown the document gets an access hash of its own.
  const stickerset = { _: 'inputStickerSetID', id: set.id, access_hash: 0n } as const
  const alt = firstOf(emojis)
  return [
    format === 'webm'
      ? { _: 'documentAttributeVideo', nosound: true, duration, w, h }
      : { _: 'documentAttributeImageSize', w, h },
    set.kind === 'emojis'
      ? // Premium is needed for none of them on this server.
        { _: 'documentAttributeCustomEmoji', free: true, text_color: set.textColor, alt, stickerset }
      : {
          _: 'documentAttributeSticker',
          mask: set.kind === 'masks',
          alt,
          stickerset,
          mask_coords: shapeMaskCoords(maskCoords),
        },
    { _: 'documentAttributeFilename', file_name: formats[format].fileName },
  ]
}

function bytesOf({ blob, size, fileType }: StickerSource): ReceivedFile {
  return { blob, size, fileType: fileType as FileType, streamed: false } // The catalogue keeps what fileTypeOf said.
}

function firstOf(emojis: readonly string[]): string {
  return emojis[0] ?? ''
}

function shapeMaskCoords(coords: MaskCoords | undefined): Type<'MaskCoords'> | undefined {
  return coords && { _: 'maskCoords', ...coords }
}
