/** Whole numbers from 0 to `below` - 1. */
export type Below = (below: number) => number

/** The same series for the same seed. */
export function chance(seed: number): Below {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0
    let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
    return ((word ^ (word >>> 15)) >>> 0) % below
  }
}

export function oneOf<T>(items: readonly [T, ...T[]] | readonly T[], below: Below): T {
  const item = items[below(items.length)]
  if (item === undefined) throw new Error('there is nothing to choose from')
  return item
}

export function randomBytes(length: number, below: Below): Uint8Array {
  return Uint8Array.from({ length }, () => below(256))
}
