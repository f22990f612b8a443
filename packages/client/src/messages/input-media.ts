import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { KnownDocument } from '../upload/prepare-document.ts'
import type { UploadedFile } from '../upload/upload-file.ts'

/** What a document is besides its bytes. */
export interface DocumentOptions {
  /** What the file is besides its name: documentAttributeVideo, documentAttributeAudio, ... */
  readonly attributes?: Type<'DocumentAttribute'>[] | undefined
  readonly thumb?: UploadedFile | undefined
  /** Show it as a file even where it could be shown as a video or a picture. */
  readonly forceFile?: boolean | undefined
}

export function uploadedDocument(
  file: UploadedFile,
  { attributes = [], thumb, forceFile }: DocumentOptions,
): Constructor<'inputMediaUploadedDocument'> {
  return {
    _: 'inputMediaUploadedDocument',
    force_file: forceFile,
    file: file.inputFile,
    thumb: thumb?.inputFile,
    mime_type: file.mimeType,
    attributes: [...attributes, { _: 'documentAttributeFilename', file_name: file.name }],
  }
}

export function uploadedPhoto(file: UploadedFile): Constructor<'inputMediaUploadedPhoto'> {
  return { _: 'inputMediaUploadedPhoto', file: file.inputFile }
}

export function knownDocument({ document }: KnownDocument): Constructor<'inputMediaDocument'> {
  return { _: 'inputMediaDocument', id: document }
}
