import { concatBytes } from './bytes.ts'
import { portableCrypto } from './portable/portable-crypto.ts'

/**
 * Bytes that are the same for the same seed, for tests that must be repeatable. Put it in the place of a provider's
 * `randomBytes`; never use it for a key that matters.
 */
export function seededRandom(seed: string): (length: number) => Uint8Array {
  const text = new TextEncoder()
  let counter = 0
  return (length) => {
    const blocks: Uint8Array[] = []
    for (let i = 0; i < length; i += 32)
      blocks.push(portableCrypto.sha256(text.encode(`${seed} ${counter++}`)))
    return concatBytes(...blocks).subarray(0, length)
  }
}
