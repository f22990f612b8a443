import { crc32 } from 'node:zlib'

/**
 * Whether the line's id is the CRC32 of the line, which is how Telegram makes ids: without the id, the `;`, braces
 * and the `flags.N?true` params; `<` and `>` as spaces; and `bytes`, but for those in a vector, as `string`.
 */
export function provesItself(line: string): boolean {
  const match = /^([\w.]+)#([0-9a-f]+)( .*);$/.exec(line)
  if (match === null) return false
  const [, name = '', id = '', rest = ''] = match
  const text = rest
    .replace(/ \w+:\w+\.\d+\?true\b/g, '')
    .replace(/([:?])bytes\b/g, '$1string')
    .replace(/</g, ' ')
    .replace(/[>{}]/g, '')
  return crc32(name + text) === Number.parseInt(id, 16)
}
