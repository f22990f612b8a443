import { release, type } from 'node:os'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { type SourceInput, sourceOf } from '../../io/source.ts'
import { systemClock } from '../../time/clock.ts'
import type { Platform } from '../platform.ts'
import { fileSource } from './file-source.ts'
import type { PathBytes } from './path-bytes.ts'
import { type NodeSinkInput, nodeSink } from './sinks.ts'
import { dialTcp } from './tcp.ts'

/** A path, or what every platform takes. */
export type NodeSourceInput = string | PathBytes | SourceInput

export const nodePlatform: Platform<NodeSourceInput, NodeSinkInput> = {
  crypto: nodeCrypto,
  clock: { ...systemClock, soon: (callback) => void setImmediate(callback) },
  dial: dialTcp,
  transport: ({ kind = 'intermediate', obfuscated = false }) => ({ kind, obfuscated }),
  systemVersion: `${type()} ${release()}`,
  openSource: async (input, size) =>
    typeof input === 'string' || 'pathBytes' in input ? await fileSource(input) : sourceOf(input, size),
  openSink: nodeSink,
}
