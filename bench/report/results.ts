/** One question, and what was measured about it. */
export interface Section {
  readonly title: string
  /** How it was measured. */
  readonly text: string
  readonly tables: readonly string[]
}

/** A section, and when and on what it was measured. */
export interface DatedSection extends Section {
  readonly day: string
  /** See {@link import('./machine.ts').machine}. */
  readonly machine: string
}

const head = `# Measured

Written by \`npm run bench\`. MB is 10^6 bytes, MiB 2^20. Both ends and the programs they are compared with shared the \
machine, and took turns in each round. "of HTTP" compares the rates within each round; figures are medians over the \
rounds. The CPU seconds are steadier than the rates. Figures of different sections may be compared where they were \
measured on the same day and machine.
`

/**
 * bench/RESULTS.md: a section takes the place of the one with its title, or comes last; the others stay as they were.
 *
 * @param before what the file holds; nothing when there is none
 */
export function results(before: string, sections: readonly DatedSection[]): string {
  const byTitle = new Map(sectionsOf(before).map((section) => [titleOf(section), section]))
  for (const section of sections) byTitle.set(section.title, written(section))
  return [head, ...byTitle.values()].join('\n')
}

/** Each from its title to the next; what stands before the first title is not one. */
function sectionsOf(document: string): string[] {
  return document
    .split(/^(?=## )/m)
    .filter((part) => part.startsWith('## '))
    .map((part) => `${part.trimEnd()}\n`)
}

function titleOf(section: string): string {
  return /^## (.*)/.exec(section)?.[1] ?? ''
}

function written({ title, day, machine, text, tables }: DatedSection): string {
  return `${[`## ${title}`, `Measured on ${day}. ${machine}`, text, ...tables].join('\n\n')}\n`
}
