import type { CryptoProvider } from '../../crypto/provider.ts'
import { abridged } from './abridged.ts'
import type { TransportKind } from './frame.ts'
import type { Framing, FramingOptions } from './framing.ts'
import { full } from './full.ts'
import { intermediate } from './intermediate.ts'
import { paddedIntermediate } from './padded-intermediate.ts'

const framings = { abridged, intermediate, padded: paddedIntermediate, full }

export function framingOf(
  kind: TransportKind,
  options: FramingOptions & { crypto: CryptoProvider },
): Framing {
  return framings[kind](options)
}
