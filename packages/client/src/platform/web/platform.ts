import { portableCrypto } from '@longshore/protocol/crypto/portable/portable-crypto'
import { type SinkInput, sinkOf } from '../../io/sink.ts'
import { type SourceInput, sourceOf } from '../../io/source.ts'
import { systemClock } from '../../time/clock.ts'
import type { Platform } from '../platform.ts'
import { dialWebSocket } from './websocket.ts'

export const webPlatform: Platform<SourceInput, SinkInput> = {
  crypto: portableCrypto,
  clock: systemClock,
  dial: dialWebSocket,
  // "the connection must be obfuscated" over WebSocket, and the full transport cannot be.
  transport: ({ kind = 'intermediate' }) => ({
    kind: kind === 'full' ? 'intermediate' : kind,
    obfuscated: true,
  }),
  systemVersion: 'browser',
  openSource: async (input, size) => sourceOf(input, size),
  openSink: async (input) => sinkOf(input),
}
