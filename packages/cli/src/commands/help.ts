import type { Command } from 'commander'
import { UserError } from '../user-error.ts'

/** Commander's own help knows one word; ours follows `longshore help bot create`. */
export function addHelpCommand(program: Command): void {
  program
    .helpCommand(false)
    .command('help')
    .description('Tells what a command does, and all its options.')
    .argument('[command...]', 'its words, as in "bot create"')
    .action((words: string[]) => commandOf(program, words).outputHelp())
}

function commandOf(program: Command, words: readonly string[]): Command {
  let found = program
  for (const word of words) {
    const next = found.commands.find((command) => command.name() === word)
    if (!next)
      throw new UserError(`There is no command "${words.join(' ')}".`, 'See them all: longshore help')
    found = next
  }
  return found
}
