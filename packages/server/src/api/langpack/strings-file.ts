import type { Constructor } from '@longshore/protocol/schema/api'

type Plain = Constructor<'langPackString'>
type Plural = Constructor<'langPackStringPluralized'>
export type PackString = Plain | Plural

/** Strings one pack may have, and UTF-16 units one of them may: more than any client's. */
const mostStrings = 50_000
const longestString = 8192

const forms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const
type Form = (typeof forms)[number]

/** A line of the file that is none. */
export class StringsFileError extends Error {
  override readonly name = 'StringsFileError'
}

/**
 * The strings of a `.strings` file, as translation platforms export it: `"key" = "words";`, with comments. Keys that end
 * in `#one`, `#other` and so on are the forms of one string that counts.
 *
 * @throws StringsFileError
 */
export function parseStringsFile(text: string): PackString[] {
  const words = new Map<string, string>()
  const entry = /\s+|\/\*[\s\S]*?\*\/|\/\/[^\n]*|"((?:[^"\\]|\\.)*)"\s*=\s*"((?:[^"\\]|\\.)*)"\s*;/y
  const whole = text.replace(/^\uFEFF/, '')
  while (entry.lastIndex < whole.length) {
    const at = entry.lastIndex
    const match = entry.exec(whole)
    if (!match) throw new StringsFileError(`line ${lineOf(whole, at)} is not "key" = "words";`)
    const [, key, value] = match
    if (key === undefined || value === undefined) continue
    if (value.length > longestString || words.size >= mostStrings)
      throw new StringsFileError(`line ${lineOf(whole, at)} is too much for a language pack`)
    words.set(unescaped(key), unescaped(value))
  }
  return stringsOf(words)
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function unescaped(text: string): string {
  return text.replace(/\\(?:[uU]([0-9a-fA-F]{4})|([\s\S]))/g, (_, code?: string, letter = '') =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (escapes[letter] ?? letter),
  )
}

function stringsOf(words: ReadonlyMap<string, string>): PackString[] {
  const counted = new Map<string, Partial<Record<Form, string>>>()
  const plain: Plain[] = []
  for (const [name, value] of words) {
    const [, key, form] = /^(.+)#(zero|one|two|few|many|other)$/.exec(name) ?? []
    if (key === undefined) plain.push({ _: 'langPackString', key: name, value })
    else counted.set(key, { ...counted.get(key), [form as Form]: value })
  }
  const plural = Array.from(counted, ([key, all]): Plural => {
    const other = all.other ?? forms.map((form) => all[form]).find((value) => value !== undefined) ?? ''
    return {
      _: 'langPackStringPluralized',
      key,
      zero_value: all.zero,
      one_value: all.one,
      two_value: all.two,
      few_value: all.few,
      many_value: all.many,
      other_value: other,
    }
  })
  return [...plain, ...plural]
}
