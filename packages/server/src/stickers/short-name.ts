import { isLongerThan } from '../text/characters.ts'

/** Characters, of titles too. */
const longestName = 64

/** "1-64 characters, letters, digits and underscores, beginning with a letter, no two underscores in a row". */
export function isShortName(name: string): boolean {
  return /^[a-z]\w*$/i.test(name) && !name.includes('__') && name.length <= longestName
}

export function isTitle(title: string): boolean {
  return title.trim() !== '' && !isLongerThan(title, longestName)
}

/** What the short names of a bot's sets end in, so that nobody takes them for somebody's else. */
export function isOfBot(shortName: string, username: string): boolean {
  return shortName.toLowerCase().endsWith(`_by_${username.toLowerCase()}`)
}

/** A short name made of a title, without accents; `attempt` tells apart what was taken. */
export function shortNameFor(title: string, attempt: number): string {
  const letters = title
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .replace(/[^a-z0-9]+/gi, '_')
    .replace(/^[\d_]+|_+$/g, '')
  const end = attempt === 0 ? '' : `_${attempt}`
  return (letters || 'stickers').slice(0, longestName - end.length).replace(/_$/, '') + end
}
