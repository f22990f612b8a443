import type { IncomingMessage, ServerResponse } from 'node:http'
import { Budget, type Holding } from '../budget/budget.ts'
import type { Endpoint } from '../session/endpoint.ts'
import type { Log } from '../session/log.ts'
import type { Timers } from '../session/time.ts'
import type { AbandonedWork } from './abandoned-work.ts'
import { BodyRoom } from './body-room.ts'
import { Exchange } from './exchange.ts'
import { bodyOf } from './http-body.ts'
import { HttpHandshakes } from './http-handshakes.ts'
import { isHttpPath } from './http-paths.ts'
import type { GatewayLimits } from './limits.ts'
import type { SharedBytes } from './shared-bytes.ts'
import { addressOf } from './socket-wire.ts'
import type { Traffic } from './traffic.ts'

/** What one takes beside its body: the sockets of Node read so far ahead. */
const AROUND = 64 * 1024
/** An auth_key_id: less is no envelope. */
const SHORTEST = 8

export interface HttpApiOptions {
  readonly endpoint: Endpoint
  readonly timers: Timers
  readonly log: Log
  readonly limits: GatewayLimits
  readonly shared: SharedBytes
  readonly traffic: Traffic
  readonly abandoned: AbandonedWork
}

/** MTProto over HTTP: an envelope in the body of a POST, an envelope in its answer (mtproto/transports, HTTP). */
export class HttpApi {
  readonly #options: HttpApiOptions
  readonly #handshakes: HttpHandshakes
  readonly #budget: Budget
  readonly #exchanges = new Set<Exchange>()
  #isClosing = false

  constructor(options: HttpApiOptions) {
    this.#options = options
    this.#handshakes = new HttpHandshakes(options.timers)
    const { httpBytes: ofAll, httpBytesPerAddress: perAddress } = options.limits
    this.#budget = new Budget({ ofAll, perAddress })
  }

  /** @returns whether the request was for MTProto, and will be answered */
  take(request: IncomingMessage, response: ServerResponse): boolean {
    if (!isHttpPath(request.url)) return false
    if (request.method === 'OPTIONS') refuse(response, 204)
    else if (request.method !== 'POST') refuse(response, 405, { Allow: 'POST, OPTIONS' })
    else if (this.#isClosing) refuse(response, 503)
    else this.#serve(request, response)
    return true
  }

  /** Answers what is under way, and the rest with what there is. */
  async close(): Promise<void> {
    this.#isClosing = true
    await Promise.all([...this.#exchanges].map((exchange) => exchange.idle()))
    this.#options.endpoint.flush()
    for (const exchange of this.#exchanges) exchange.close()
    this.#handshakes.close()
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const address = addressOf(request.socket)
    const place = this.#budget.hold({ address }, () => {
      place.release()
      request.socket.destroy()
    })
    place.set(AROUND)
    const { traffic, limits } = this.#options
    const room = new BodyRoom(traffic, address, () => request.socket.destroy())
    response.once('close', () => {
      place.release()
      room.leave()
    })
    bodyOf(request, limits.frameBytes, (bytes) => room.of(bytes)).then(
      (body) => {
        if (response.destroyed) return
        if (body === undefined) refuse(response, 413, { Connection: 'close' })
        else if (body.length < SHORTEST) refuse(response, body.length === 0 ? 200 : 400)
        else this.#exchange(body, address, response, place)
        room.leave()
      },
      () => response.destroy(),
    )
  }

  #exchange(body: Uint8Array, address: string, response: ServerResponse, place: Holding): void {
    response.setHeader('Content-Type', 'application/octet-stream')
    response.setHeader('Cache-Control', 'no-store')
    const exchange = new Exchange({
      ...this.#options,
      response,
      remoteAddress: address,
      talk: this.#handshakes.of(address, body),
      onAnswer: (bytes) => place.set(AROUND + bytes),
      onOver: () => {
        this.#exchanges.delete(exchange)
        this.#options.abandoned.add(exchange.idle())
      },
    })
    this.#exchanges.add(exchange)
    exchange.receive(body)
  }
}

/** Answers without an envelope. An empty body asks whether anybody is here: 200. */
function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...headers, 'Content-Length': 0 }).end()
}
