import type { TlObject } from '@longshore/protocol/schema/api'

/** A TL object whose layer, and so whose fields, are not known to TypeScript. */
export type Fields = TlObject & Record<string, unknown>

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && '_' in value
}
