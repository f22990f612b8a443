/** `name#id params = Type;`, and whether it stood among the functions. */
export interface SchemaLine {
  readonly line: string
  readonly isMethod: boolean
}

/** Puts a line together from its pieces; every piece as it stands in TL. */
export function tlLine(name: string, id: number, params: readonly string[], type: string): string {
  return `${[`${name}#${(id >>> 0).toString(16)}`, ...params].join(' ')} = ${type};`
}
