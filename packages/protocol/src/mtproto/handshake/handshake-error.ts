/**
 * The other side's part in making a key was wrong, or came too late. The handshake is over and must begin anew; a server
 * answers with the transport error -404.
 */
export class HandshakeError extends Error {
  override readonly name = 'HandshakeError'
}
