/** There is no room for more bytes or rows. What was kept before is kept still. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull'
}

/** Another program keeps the rows from being changed. What was kept before can be read still. */
export class StorageBusy extends Error {
  override readonly name = 'StorageBusy'
}

/** No blob has this number, or its bytes are being removed. */
export class BlobNotFound extends Error {
  override readonly name = 'BlobNotFound'

  constructor(blob: bigint) {
    super(`there is no blob ${blob}`)
  }
}

/** A document or photo of this id is there already. */
export class FileExists extends Error {
  override readonly name = 'FileExists'

  constructor(id: bigint) {
    super(`there is a file ${id} already`)
  }
}

/** Bytes that must be there are not: somebody else has been at the files. */
export class StorageDamaged extends Error {
  override readonly name = 'StorageDamaged'
}
