/**
 * Whether a path belongs to what is moved. A pattern without a slash is about the last part of the path; one with a
 * slash is about all of it, from the folder that was named.
 */
export type PathFilter = (path: string) => boolean

/**
 * @param include when there are any, one of them must fit
 * @param exclude none of them may fit
 */
export function pathFilter(include: readonly string[] = [], exclude: readonly string[] = []): PathFilter {
  const wanted = include.map(fits)
  const unwanted = exclude.map(fits)
  return (path) =>
    (wanted.length === 0 || wanted.some((fit) => fit(path))) && !unwanted.some((fit) => fit(path))
}

/** Whether a person can have meant it: each bracket is closed, and its ranges go upwards. */
export function isGlob(pattern: string): boolean {
  if (pattern.replace(/\[!?[^\]]+\]/g, '').includes('[')) return false
  try {
    fits(pattern)
    return true
  } catch {
    return false
  }
}

function fits(pattern: string): PathFilter {
  const expression = new RegExp(`^(?:${translated(pattern)})$`, 'u')
  if (pattern.includes('/')) return (path) => expression.test(path)
  return (path) => expression.test(path.slice(path.lastIndexOf('/') + 1))
}

/** `**` is any number of folders, `*` and `?` never cross a slash; `[abc]`, `[!a-z]` and `{one,other}` as in a shell. */
const piece = /\*\*\/|\*\*|\*|\?|\[(!?)([^\]]+)\]|\{([^{}]*)\}|[^*?[{]|[[{]/gu

function translated(pattern: string): string {
  return pattern.replace(piece, (text, not: string, set?: string, choices?: string) => {
    if (set !== undefined) return `[${not && '^'}${set.replace(/[\\\][^&|~]/g, '\\$&')}]`
    if (choices !== undefined) return `(?:${choices.split(',').map(translated).join('|')})`
    return wildcards[text] ?? text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
  })
}

const wildcards: Record<string, string> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' }
