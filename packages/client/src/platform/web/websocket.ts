import type { ByteStream, ByteStreamEvents, DcAddress } from '../../connection/byte-stream.ts'
import { ConnectionError } from '../../connection/connection-error.ts'

/**
 * Dials a WebSocket (mtproto-transports, "WebSocket"): path /apiws, subprotocol `binary`, binary messages whose borders
 * mean nothing.
 */
export function dialWebSocket(
  { host, port, tls }: DcAddress,
  events: ByteStreamEvents,
  signal: AbortSignal,
): Promise<ByteStream> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason)
      return
    }
    const url = `${tls ? 'wss' : 'ws'}://${host}:${port}/apiws`
    const socket = new WebSocket(url, 'binary')
    socket.binaryType = 'arraybuffer'
    let ended = false
    const abort = () => {
      ended = true
      socket.close()
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
    socket.onopen = () => {
      signal.removeEventListener('abort', abort)
      if (ended) return
      resolve({
        write: (chunks) => {
          // Copied by the browser at once; a view of shared memory is the one thing it does not take.
          for (const chunk of chunks) socket.send(chunk as Uint8Array<ArrayBuffer>)
        },
        unsent: () => socket.bufferedAmount,
        close: () => {
          ended = true
          socket.close()
        },
      })
    }
    socket.onmessage = ({ data }) => {
      if (!ended && data instanceof ArrayBuffer) events.onBytes(new Uint8Array(data))
    }
    socket.onclose = ({ reason }) => {
      signal.removeEventListener('abort', abort)
      if (ended) return
      ended = true
      const error = new ConnectionError(`${url} closed the connection${reason ? `: ${reason}` : ''}`)
      reject(error)
      events.onClose(error)
    }
  })
}
