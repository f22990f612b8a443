import { readFile } from 'node:fs/promises'
import type { SchemaLine } from './schema-line.ts'

/** The lines of a `tl/apiTl.js` of telegram or teleproto: TL text, its sections under headings. */
export async function readGramjs(file: string): Promise<SchemaLine[]> {
  const lines: SchemaLine[] = []
  let isMethod = false
  for (const text of (await readFile(file, 'utf8')).split('\n')) {
    if (text.startsWith('---')) isMethod = text.startsWith('---functions---')
    else if (/^[\w.]+#/.test(text))
      lines.push({ line: text.trim().replace(/#0+(?=[0-9a-f])/, '#'), isMethod })
  }
  return lines
}
