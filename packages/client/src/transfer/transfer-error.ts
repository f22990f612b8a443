/** A file that cannot be moved, for a reason that is neither the server's answer nor the connection. */
export class TransferError extends Error {
  override readonly name = 'TransferError'
}
