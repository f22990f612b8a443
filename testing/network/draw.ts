import { seeded } from '../seeded.ts'
import type { Sometimes, Span } from './faults.ts'

/** Whole numbers from 0 to `below` - 1. */
export type Below = (below: number) => number

const FINENESS = 1_000_000

/** A series of its own for every connection and every purpose: what one draws changes nothing for the others. */
export function seriesOf(seed: number, ...names: readonly (number | string)[]): Below {
  return seeded(names.reduce(mix, seed))
}

export function drawn(span: Span, random: Below): number {
  if (typeof span === 'number') return span
  const [least, most] = span
  return least + random(most - least + 1)
}

export function befalls({ chance = 1 }: Sometimes, random: Below): boolean {
  return random(FINENESS) < chance * FINENESS
}

function mix(seed: number, name: number | string): number {
  let mixed = seed
  for (const letter of `${name} `) {
    mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x9e3779b1)
    mixed ^= mixed >>> 15
  }
  return mixed
}
