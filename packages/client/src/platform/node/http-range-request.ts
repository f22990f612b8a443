import type { IncomingHttpHeaders } from 'node:http'
import { bytesOfSpec, parseRangeSpec } from './http-range-spec.ts'

/** What the headers of a request for a file ask for. */
export type Wanted =
  | { kind: 'all' }
  | { kind: 'range'; start: number; end: number }
  | { kind: 'not modified' }
  | { kind: 'other version' }
  | { kind: 'nothing there' }

/**
 * Evaluates conditions and range in the order of RFC 9110, 13.2.2. Of several ranges the whole file is given: "a server
 * MAY ignore the Range header field" (14.2).
 *
 * @param tag the file's ETag, a strong one
 */
export function wantedOf(
  method: string | undefined,
  headers: IncomingHttpHeaders,
  { tag, size }: { tag: string; size: number },
): Wanted {
  const match = headers['if-match']
  if (match !== undefined && match !== '*' && !tagsIn(match).includes(tag)) return { kind: 'other version' }
  const noneMatch = headers['if-none-match']
  if (noneMatch !== undefined && (noneMatch === '*' || tagsIn(noneMatch, 'weak').includes(tag)))
    return { kind: 'not modified' }

  // "A server MUST ignore a Range header field received with a request method that is unrecognized or for which range
  // handling is not defined"; it is for GET.
  if (method !== 'GET' || headers.range === undefined) return { kind: 'all' }
  // A date is no version of this file: it has none.
  if (headers['if-range'] !== undefined && headers['if-range'] !== tag) return { kind: 'all' }
  return rangeOf(headers.range, size)
}

function rangeOf(header: string, size: number): Wanted {
  const [, list] = /^bytes=(.*)$/i.exec(header) ?? []
  const specs = list?.split(',').map((text) => parseRangeSpec(text.trim()))
  if (!specs?.every((spec) => spec !== undefined)) return { kind: 'all' }
  const [range, ...others] = specs.flatMap((spec) => bytesOfSpec(spec, size) ?? [])
  if (range === undefined) return { kind: 'nothing there' }
  // The last bytes of an empty file are all of it, and no Content-Range can say so.
  return others.length > 0 || range.start === range.end ? { kind: 'all' } : { kind: 'range', ...range }
}

/** The entity tags of a list; a weak one stands for its strong fellow only where the comparison is weak. */
function tagsIn(list: string, comparison: 'strong' | 'weak' = 'strong'): string[] {
  return [...list.matchAll(/(W\/)?("[^"]*")/g)].flatMap(([, weak, tag = '']) =>
    weak === undefined || comparison === 'weak' ? [tag] : [],
  )
}
