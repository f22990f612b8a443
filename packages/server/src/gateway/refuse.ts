import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { TransportError } from '@longshore/protocol/mtproto/transport/frame'
import { ServerTransport } from '@longshore/protocol/mtproto/transport/server-transport'
import type { Timers } from '../session/time.ts'
import type { GatewayLimits } from './limits.ts'
import { transportErrorFrame } from './transport-error-frame.ts'
import type { Wire } from './wire.ts'

/** "too many transport connections are established from the same IP address". */
const TRANSPORT_FLOOD = -429

export interface Refusal {
  readonly wire: Wire
  readonly crypto: CryptoProvider
  readonly timers: Timers
  readonly limits: GatewayLimits
  readonly onClosed: () => void
}

/** Tells a client that its address has too many connections, as soon as its first bytes show how to tell it. */
export function refuse({ wire, crypto, timers, limits, onClosed }: Refusal): void {
  const transport = new ServerTransport({
    crypto,
    maxFrame: limits.frameBytes,
    obfuscatedOnly: wire.mustBeObfuscated,
  })
  const cancel = timers.after(limits.farewell, () => wire.destroy())
  let isTold = false
  wire.open({
    data(chunk) {
      if (isTold) return
      try {
        transport.push(chunk)
      } catch (error) {
        if (!(error instanceof TransportError)) throw error
        isTold = true
        return wire.destroy()
      }
      if (transport.name === undefined) return
      isTold = true
      wire.write(transport.frame(transportErrorFrame(TRANSPORT_FLOOD)))
      wire.close()
    },
    drained() {},
    closed() {
      cancel()
      onClosed()
    },
  })
}
