/** One question, and what was measured about it. */
export interface Section {
  readonly title: string
  /** How it was measured. */
  readonly text: string
  readonly tables: readonly string[]
}

/** bench/RESULTS.md: everything of one run, so that all its figures may be compared. */
export function results(machine: string, day: string, sections: readonly Section[]): string {
  const parts = sections.map(({ title, text, tables }) => [`## ${title}`, text, ...tables].join('\n\n'))
  return `${[
    '# Measured',
    `Written by \`npm run bench\` on ${day}. ${machine}`,
    'MB is 10^6 bytes, MiB 2^20. Both ends and the programs they are compared with shared this machine, and took turns ' +
      'in each round. "of HTTP" compares the rates within each round; figures are medians over the rounds. The CPU ' +
      'seconds are steadier than the rates.',
    ...parts,
  ].join('\n\n')}\n`
}
