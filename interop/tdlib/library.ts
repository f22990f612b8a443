import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const folder = `@prebuilt-tdlib/${process.platform}-${process.arch}-glibc`

/** Path of the shared library that npm brought for this system, if it did. */
export function findLibrary(): string | undefined {
  const path = join(import.meta.dirname, '..', '..', 'node_modules', folder, 'libtdjson.so')
  return existsSync(path) ? path : undefined
}

/** The library with another public key in place of Telegram's main one. Both are PKCS#1 PEM of 2048 bit: same length. */
export function libraryTrusting(publicKey: string): Buffer {
  const path = findLibrary()
  if (!path) throw new Error('there is no TDLib here')
  const library = readFileSync(path)
  const key = Buffer.from(publicKey.trim())
  const start = library.indexOf('-----BEGIN RSA PUBLIC KEY-----')
  const end = library.indexOf('-----END RSA PUBLIC KEY-----', start) + '-----END RSA PUBLIC KEY-----'.length
  if (start < 0 || end - start !== key.length) throw new Error('the key has no place in this library')
  key.copy(library, start)
  return library
}

/** The little of tdl that the tests touch. */
export interface Tdl {
  configure(options: { tdjson: string; verbosityLevel: number }): void
  createClient(options: object): TdlClient
}
export interface TdlClient {
  on(event: 'update', listener: (update: TdObject) => void): void
  on(event: 'error', listener: (error: Error) => void): void
  login(details: () => object): Promise<void>
  invoke(request: object): Promise<TdObject>
  close(): Promise<void>
}
export interface TdObject {
  readonly _: string
  readonly [field: string]: unknown
}

export const tdl = (): Tdl => require('tdl') as Tdl
