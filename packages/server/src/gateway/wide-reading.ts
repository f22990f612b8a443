import { Socket } from 'node:net'

/** One read of the system may fill all of it. Sockets share it: what it holds is copied before the next is read. */
const wide = new Uint8Array(512 * 1024)
/** For sockets that have no large frame under way: so many of them may be read from at the same time. */
const narrow = wide.subarray(0, 16 * 1024)

/** What Node keeps in a socket and does not document. Looked at before it is used. */
interface Inside {
  _handle?: { useUserBuffer?: unknown; readStop?: () => void; reading?: boolean } | null
  _server?: unknown
}

/**
 * The same connection as a socket that reads into one large buffer rather than into many small new ones, which costs
 * less than half. Node offers that for sockets it opens, not for those it accepts; where the accepted one does not look
 * as expected, there is none.
 *
 * @param socket paused, with nothing read that was not handed out; not to be used afterwards if this succeeds
 * @param isWide whether the next read may fill all of the buffer
 * @param onBytes called with bytes that are good until it returns
 */
export function readWide(
  socket: Socket,
  isWide: () => boolean,
  onBytes: (bytes: Uint8Array) => void,
): Socket | undefined {
  const inside = socket as Socket & Inside
  const handle = inside._handle
  if (typeof handle?.useUserBuffer !== 'function' || typeof handle.readStop !== 'function') return undefined
  if (socket.readableLength > 0 || socket.destroyed) return undefined
  handle.readStop()
  // A socket begins to read what it believes is not being read.
  handle.reading = false
  const reading = new Socket({
    handle,
    readable: true,
    writable: true,
    onread: {
      buffer: () => (isWide() ? wide : narrow),
      callback: (length: number) => {
        onBytes(wide.subarray(0, length))
        return true
      },
    },
  } as ConstructorParameters<typeof Socket>[0]) as Socket & Inside
  // The server counts its connections by what they call their server.
  reading._server = inside._server
  inside._server = null
  inside._handle = null
  return reading
}
