import type { Command, Option } from 'commander'

/** What can follow the words of one command. */
export interface Completable {
  /** Its words after "longshore": none for the command by itself, "bot create" for a part of another. */
  readonly path: string
  readonly commands: readonly { readonly name: string; readonly description: string }[]
  readonly options: readonly CompletableOption[]
}

export interface CompletableOption {
  /** "-o" and "--to". */
  readonly names: readonly string[]
  readonly description: string
  readonly takesValue: boolean
  /** The only values there are; any, or files, when empty. */
  readonly choices: readonly string[]
}

/** The command and all in it, as its help knows them. */
export function completables(command: Command, path: readonly string[] = []): Completable[] {
  const children = command.commands.map((child) => ({
    name: child.name(),
    description: firstSentence(child.description()),
  }))
  const help = { names: ['-h', '--help'], description: 'tell what it does', takesValue: false, choices: [] }
  return [
    { path: path.join(' '), commands: children, options: [...command.options.map(completable), help] },
    ...command.commands.flatMap((child) => completables(child, [...path, child.name()])),
  ]
}

function completable(option: Option): CompletableOption {
  const { short, long, description, argChoices = [] } = option
  return {
    names: [short, long].filter((name) => name !== undefined),
    description,
    takesValue: option.required || option.optional,
    choices: argChoices,
  }
}

function firstSentence(text: string): string {
  return text.replace(/\. .*$/s, '.')
}
