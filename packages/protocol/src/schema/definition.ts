/** A field of a TL object: `name:type` or `name:flag.bit?type`. */
export interface Param {
  readonly name: string
  readonly type: string
  /** The field is there only when this bit of the `#` field is set. */
  readonly flag: { readonly field: string; readonly bit: number } | undefined
}

/** One line of TL: `name#id params = Type;`. */
export interface Definition {
  readonly name: string
  /** unsigned, 32 bits */
  readonly id: number
  /** In the order in which they travel; `{X:Type}` is not among them. */
  readonly params: readonly Param[]
  readonly type: string
}

const LINE = /^([\w.]+)#([0-9a-f]{1,8})((?: \{\w+:\w+\})*)((?: \w+:[\w.<>!#?%]+)*) = ([\w.<>]+);$/

/** Reads a line as {@link Definition} shows it; throws an Error that quotes a line of any other form. */
export function parseDefinition(line: string): Definition {
  const match = LINE.exec(line)
  if (match === null) throw new Error(`not a line of TL: ${line}`)
  const [, name = '', id = '', , params = '', type = ''] = match
  return { name, id: Number.parseInt(id, 16), params: params.split(' ').slice(1).map(parseParam), type }
}

function parseParam(text: string): Param {
  const colon = text.indexOf(':')
  const name = text.slice(0, colon)
  const type = text.slice(colon + 1)
  const flag = /^(\w+)\.(\d+)\?(.+)$/.exec(type)
  if (flag === null) return { name, type, flag: undefined }
  const [, field = '', bit = '', flaggedType = ''] = flag
  return { name, type: flaggedType, flag: { field, bit: Number(bit) } }
}

/** The element type of `Vector<T>` (boxed) or `vector<T>` (bare); undefined for any other type. */
export function vectorOf(type: string): { element: string; boxed: boolean } | undefined {
  const match = /^([Vv])ector<(.+)>$/.exec(type)
  return match?.[2] === undefined ? undefined : { element: match[2], boxed: match[1] === 'V' }
}

/** Whether a type is a constructor's name: then its id does not travel. */
export function isBare(type: string): boolean {
  return /^(?:\w+\.)?[a-z]\w*$/.test(type)
}
