/** A file that cannot be moved, for a reason that is neither the server's answer nor the connection. */
export class TransferError extends Error {
  override readonly name: string = 'TransferError'
}

/** The file to be sent is none that can be: it is empty, no file, or does not stay as it was. */
export class SourceError extends TransferError {
  override readonly name = 'SourceError'
}
