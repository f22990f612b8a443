import { createRequire } from 'node:module'
import type { Addon } from '@longshore/native'
import { javascriptIge } from '../crypto/portable/ige.ts'
import type { CryptoProvider } from '../crypto/provider.ts'
import { wasmIge } from '../crypto/wasm/ige.ts'
import { cryptoWithoutAddon } from './crypto-without-addon.ts'
import { nativeCrypto } from './native-crypto.ts'

/** The names under which one can be asked for, and what each is called in full. */
const kinds: Readonly<Record<string, (name: string) => boolean>> = {
  native: (name) => name.startsWith('native'),
  portable: (name) => name === 'native: portable',
  wasm: (name) => name === 'wasm',
  javascript: (name) => name === 'javascript',
}

/** Everything that works here, the fastest first. */
export function availableProviders(): CryptoProvider[] {
  const { addon } = loadAddon()
  const native = addon?.backends.map((backend) => nativeCrypto(addon, backend)) ?? []
  const wasm = wasmIge()
  return [
    ...native,
    ...(wasm ? [cryptoWithoutAddon('wasm', wasm)] : []),
    cryptoWithoutAddon('javascript', javascriptIge),
  ]
}

/**
 * Cryptography in Node: by the addon where it was built, else by WebAssembly where that is allowed, else in JavaScript.
 * The environment may name one (LONGSHORE_CRYPTO: native, portable, wasm, javascript), for measuring and for trouble.
 */
export const nodeCrypto: CryptoProvider = choose(process.env.LONGSHORE_CRYPTO)

/** @throws Error when what was asked for does not work here */
export function choose(wanted: string | undefined): CryptoProvider {
  const available = availableProviders()
  const isWanted = wanted ? kinds[wanted] : () => true
  const chosen = available.find(({ name }) => isWanted?.(name))
  if (chosen) return chosen
  const reason = isWanted
    ? `is not available here: ${loadAddon().reason ?? 'the platform does not allow it'}`
    : `is none of ${Object.keys(kinds).join(', ')}`
  throw new Error(`LONGSHORE_CRYPTO is "${wanted}", which ${reason}`)
}

/** The package is optional: where it cannot even be found, that is the reason why there is no addon. */
function loadAddon(): { addon?: Addon | undefined; reason?: string | undefined } {
  try {
    return createRequire(import.meta.url)('@longshore/native')
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}
