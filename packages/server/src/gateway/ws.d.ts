/** The part of `ws` that is used here; the package brings no types. */
declare module 'ws' {
  import type { IncomingMessage } from 'node:http'
  import type { Duplex } from 'node:stream'

  export interface SendOptions {
    binary: boolean
    /** False for a fragment that others follow. */
    fin: boolean
  }

  export class WebSocket {
    /** Bytes that have not gone out, those of the socket included. */
    readonly bufferedAmount: number
    on(event: 'message', listener: (data: Buffer, isBinary: boolean) => void): this
    on(event: 'error', listener: (error: Error) => void): this
    on(event: 'close', listener: () => void): this
    send(data: Uint8Array, options: SendOptions, sent: (error?: Error) => void): void
    pause(): void
    resume(): void
    close(code: number): void
    terminate(): void
  }

  export interface WebSocketServerOptions {
    noServer: true
    clientTracking: boolean
    perMessageDeflate: boolean
    /** Bytes of the longest message. */
    maxPayload: number
    /** Chooses one of the client's subprotocols, or none. */
    handleProtocols(protocols: Set<string>): string | false
  }

  export class WebSocketServer {
    constructor(options: WebSocketServerOptions)
    handleUpgrade(
      request: IncomingMessage,
      socket: Duplex,
      head: Buffer,
      done: (webSocket: WebSocket) => void,
    ): void
  }
}
