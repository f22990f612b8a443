/** A message that is not what the key's owner wrote, or none at all. Nothing of it may be used. */
export class EnvelopeError extends Error {
  override readonly name = 'EnvelopeError'
}
