import { codeOf, isKnownError, type KnownError } from './known-errors.ts'

export type { KnownError } from './known-errors.ts'

/**
 * An error as Telegram's API words it: a code and a text of capitals (api/errors).
 *
 * The server can only make errors out of the closed vocabulary, with the code the vocabulary gives; the client reads
 * whatever arrives (`RpcError.parse`).
 */
export class RpcError extends Error {
  override readonly name = 'RpcError'
  readonly code: number
  /** What goes over the wire: `FILE_PART_7_MISSING`. */
  readonly text: string
  /** The name with `X` for its number, `FILE_PART_X_MISSING`; `UNKNOWN` for a text outside the vocabulary. */
  readonly template: KnownError | 'UNKNOWN'
  /** The number in the text: 7. */
  readonly x: number | undefined

  /** @param values `x` is the whole number, 0 or more, that takes the place of `X`; needed exactly where there is one. */
  constructor(name: KnownError | Wording, values?: { x?: number | undefined }) {
    const wording = name instanceof Wording ? name : wordingOf(name, values?.x)
    super(wording.text)
    this.code = wording.code
    this.text = wording.text
    this.template = wording.template
    this.x = wording.x
  }

  /** Reads an `rpc_error` as a client got it: the code it came with is kept, and so is a text nobody knows. */
  static parse(code: number, text: string): RpcError {
    const { template, x } = templateOf(text)
    return new RpcError(new Wording(code, text, template, x))
  }

  /** Whether this is the given error, whatever its number. */
  is(template: KnownError): boolean {
    return this.template === template
  }
}

/** Not exported, so that nobody but `parse` can word an error freely. */
class Wording {
  readonly code: number
  readonly text: string
  readonly template: KnownError | 'UNKNOWN'
  readonly x: number | undefined

  constructor(code: number, text: string, template: KnownError | 'UNKNOWN', x: number | undefined) {
    this.code = code
    this.text = text
    this.template = template
    this.x = x
  }
}

/** `X` as a word of its own: the one of `FLOOD_WAIT_X` and `FILE_PART_X_MISSING`, not the one of `EXPIRED`. */
const placeholder = /_X(?=_|$)/
/** At most 15 digits: the largest count of them that is always exact in a number. */
const number = /_(\d{1,15})(?=_|$)/

function wordingOf(name: KnownError, x: number | undefined): Wording {
  if (!placeholder.test(name)) {
    if (x !== undefined) throw new TypeError(`${name} takes no number`)
    return new Wording(codeOf(name), name, name, undefined)
  }
  if (x === undefined || !Number.isSafeInteger(x) || x < 0)
    throw new TypeError(`${name} needs a number, got ${x}`)
  return new Wording(codeOf(name), name.replace(placeholder, `_${x}`), name, x)
}

function templateOf(text: string): { template: KnownError | 'UNKNOWN'; x: number | undefined } {
  if (isKnownError(text) && !placeholder.test(text)) return { template: text, x: undefined }
  const digits = number.exec(text)?.[1]
  const template = text.replace(number, '_X')
  if (digits !== undefined && isKnownError(template)) return { template, x: Number(digits) }
  return { template: 'UNKNOWN', x: undefined }
}
