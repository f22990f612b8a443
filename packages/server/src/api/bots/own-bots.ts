import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { mostBots } from '../bot-father/turn.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../handler.ts'
import { userNamed } from '../peers.ts'
import { accepted, answer } from '../same-answer.ts'
import { shapeUsers } from '../shapes/users.ts'
import { requireBot } from './commands.ts'

/** What clients ask of bots before they show one. */
export const ownBotMethods: Handlers = {
  'bots.getAdminedBots': async (_request, context) => {
    const bots = await context.accounts.botsOf(context.userId, mostBots)
    return shapeUsers(
      context,
      context.userId,
      bots.map(({ id }) => id),
    )
  },
  // Bots write to those who have written to them, whatever a menu of theirs asks for.
  'bots.canSendMessage': async ({ bot }, context) => {
    await requireNamedBot(bot, context)
    return false
  },
  'bots.getBotMenuButton': async (_request, context) => {
    await requireBot(context)
    return { _: 'botMenuButtonDefault' }
  },
  'bots.getBotRecommendations': answer({ _: 'users.users', users: [] }),
  // Bots say so when updates wait for them too long: it is for the statistics of the service.
  'help.setBotUpdatesStatus': accepted,
}

/** @throws RpcError BOT_INVALID */
async function requireNamedBot(input: Parameters<typeof userNamed>[0], context: Context): Promise<void> {
  if (!(await userNamed(input, context))?.tokenHash) throw new RpcError('BOT_INVALID')
}
