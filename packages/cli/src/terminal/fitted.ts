import stringWidth from 'string-width'

/** A text in exactly so many columns: cut with an ellipsis, or filled with blanks. Wide letters take two. */
export function fitted(text: string, columns: number): string {
  if (columns < 1) return ''
  const width = stringWidth(text)
  if (width <= columns) return text + ' '.repeat(columns - width)
  let kept = ''
  let taken = 0
  for (const { segment } of graphemes.segment(text)) {
    const wide = stringWidth(segment)
    if (taken + wide > columns - 1) break
    kept += segment
    taken += wide
  }
  return `${kept}…${' '.repeat(columns - 1 - taken)}`
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
