import type { Completable, CompletableOption } from './words.ts'

/** A line for each word, with the condition under which it may come. */
export function fishCompletion(all: readonly Completable[]): string {
  return `# fish completion of longshore; to use it now: longshore completion fish | source
${all.flatMap(linesOf).join('\n')}
`
}

function linesOf({ path, commands, options }: Completable): string[] {
  const condition = conditionOf(path, commands)
  const start = `complete -c longshore -n ${quoted(condition)}`
  return [
    ...commands.map(({ name, description }) => `${start} -f -a ${name} -d ${quoted(description)}`),
    ...options.map((option) => `${start} ${wordsOf(option)}`),
  ]
}

function conditionOf(path: string, commands: Completable['commands']): string {
  const seen = path.split(' ').filter(Boolean)
  const before = seen.map((word) => `__fish_seen_subcommand_from ${word}`)
  const names = commands.map(({ name }) => name).join(' ')
  if (names === '') return before.join('; and ')
  const notYet = seen.length === 0 ? '__fish_use_subcommand' : `not __fish_seen_subcommand_from ${names}`
  return [...before, notYet].join('; and ')
}

function wordsOf({ names, description, takesValue, choices }: CompletableOption): string {
  const spelled = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`))
  const value = choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : takesValue ? ' -r' : ''
  return `${spelled.join(' ')}${value} -d ${quoted(description)}`
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}
