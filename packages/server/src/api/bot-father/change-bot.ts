import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import type { UserRecord } from '../../storage/ports/account-store.ts'
import { describe } from '../bots/bot-info.ts'
import { checkCommands, keepCommands, tellCommands } from '../bots/commands.ts'
import type { Context } from '../context.ts'
import type { Changeable, Step } from './conversation.ts'
import { ownBot, type Turn } from './turn.ts'

interface Change {
  readonly question: string
  readonly done: string
  readonly refused: string
  apply(bot: UserRecord, text: string, context: Context): Promise<unknown>
}

/** Instead of the words that are there, none. */
const nothing = '/empty'

export const changes: Readonly<Record<Changeable, Change>> = {
  'new name': {
    question: 'Write the new name of the bot.',
    done: 'The name of the bot is changed.',
    refused: 'This name cannot be shown. Write another one.',
    apply: (bot, text, { accounts }) => accounts.change(bot, { firstName: text }),
  },
  about: {
    question: 'Write what people see on the profile of the bot, in 120 characters. /empty takes it away.',
    done: 'What the bot says about itself is changed.',
    refused: 'This is too long: there is room for 120 characters.',
    apply: (bot, about, { accounts }) => accounts.change(bot, { about }),
  },
  description: {
    question:
      'Write what the bot can do, in 512 characters: people see it before they begin. /empty takes it away.',
    done: 'The description of the bot is changed.',
    refused: 'This is too long: there is room for 512 characters.',
    apply: (bot, text, context) => describe(bot.id, text, context),
  },
  commands: {
    question: 'Write the commands of the bot, one a line: "command1 - Description". /empty takes them away.',
    done: 'The commands of the bot are changed.',
    refused: 'One a line, please, as in "command1 - Description": small letters, digits and underscores.',
    apply: changeCommands,
  },
}

/** Goes on with what was asked about a bot. */
export async function changed(
  step: Step & { readonly asked: Changeable },
  text: string,
  context: Context,
): Promise<Turn> {
  const { question: _, done, refused, apply } = changes[step.asked]
  const bot = await ownBot(step.bot, context)
  if (!bot) return { said: { text: 'You have no such bot any more.' } }
  try {
    await apply(bot, text === nothing ? '' : text.trim(), context)
    return { said: { text: done } }
  } catch (error) {
    if (error instanceof RpcError) return { said: { text: refused }, next: step }
    throw error
  }
}

async function changeCommands({ id }: UserRecord, text: string, context: Context): Promise<void> {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const commands = lines.map((line): Constructor<'botCommand'> => {
    const [, command = '', description = ''] = /^\/?(\S+)\s+[-–—]\s+(.+)$/.exec(line.trim()) ?? []
    return { _: 'botCommand', command, description }
  })
  checkCommands(commands)
  await keepCommands(id, 'botCommandScopeDefault ', commands, context)
  await tellCommands(id, context)
}
