import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import { english } from './english.ts'
import { type PackString, parseStringsFile } from './strings-file.ts'

/** The language of the pack. */
const code = 'en'

/** Keys of one request. */
const mostKeys = 1000

/**
 * The words of clients in English: what stands in for words they have not of their own. Every client's pack
 * (`tdesktop`, `android`, `weba` …) has the same, and takes from it the keys it knows.
 */
export class LanguagePack {
  readonly #strings: ReadonlyMap<string, PackString>
  /** Another for other words: clients ask for what is new since the one they have. */
  readonly #version: number

  /** @param file the operator's own words, in a `.strings` file. @throws StringsFileError */
  constructor(crypto: CryptoProvider, file: string | undefined) {
    const strings = [...parseStringsFile(english), ...(file === undefined ? [] : parseStringsFile(file))]
    this.#strings = new Map(strings.map((string) => [string.key, string]))
    const digest = crypto.sha256(new TextEncoder().encode(`${english}\n${file ?? ''}`))
    this.#version = new DataView(digest.buffer, digest.byteOffset).getUint32(0) >>> 1 || 1
  }

  /** What somebody lacks who has a version; of languages that are not here there is nothing to have. */
  difference(lang_code: string, from_version: number): Constructor<'langPackDifference'> {
    const isHere = isEnglish(lang_code)
    const version = isHere ? this.#version : 0
    const strings = isHere && from_version !== version ? [...this.#strings.values()] : []
    return { _: 'langPackDifference', lang_code, from_version, version, strings }
  }

  strings(lang_code: string, keys: readonly string[]): (PackString | Constructor<'langPackStringDeleted'>)[] {
    return keys
      .slice(0, mostKeys)
      .map((key) => (isEnglish(lang_code) && this.#strings.get(key)) || { _: 'langPackStringDeleted', key })
  }

  /** @throws RpcError LANG_CODE_NOT_SUPPORTED */
  language(lang_code: string): Constructor<'langPackLanguage'> {
    if (!isEnglish(lang_code)) throw new RpcError('LANG_CODE_NOT_SUPPORTED')
    const count = this.#strings.size
    return {
      _: 'langPackLanguage',
      official: true,
      name: 'English',
      native_name: 'English',
      lang_code: code,
      plural_code: code,
      strings_count: count,
      translated_count: count,
      translations_url: '',
    }
  }
}

/** Clients name a variant by more letters: `en-US`, `en-raw`. */
function isEnglish(language: string): boolean {
  return language.toLowerCase().split(/[-_]/)[0] === code
}
