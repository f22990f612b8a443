/**
 * Whether a text is longer than so many characters. Telegram's limits count characters, an emoji of two UTF-16 units as
 * one; only offsets and lengths of entities count units.
 */
export function isLongerThan(text: string, characters: number): boolean {
  if (text.length <= characters) return false
  // No character takes more than two units: what is longer still need not be counted.
  return text.length > 2 * characters || countOf(text) > characters
}

function countOf(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
