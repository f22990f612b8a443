import type { Handlers } from '../handler.ts'
import { getBotCallbackAnswer } from '../messages/getBotCallbackAnswer.ts'
import { setBotCallbackAnswer } from '../messages/setBotCallbackAnswer.ts'
import { startBot } from '../messages/startBot.ts'
import { getBotInfo, setBotInfo } from './bot-info.ts'
import { checkCommands, keepCommands, keptCommands, requireBot, scopeKey, tellCommands } from './commands.ts'
import { ownBotMethods } from './own-bots.ts'

/** What bots say of themselves, and how they are begun with. */
export const botMethods: Handlers = {
  ...ownBotMethods,
  'messages.getBotCallbackAnswer': getBotCallbackAnswer,
  'messages.setBotCallbackAnswer': setBotCallbackAnswer,
  'messages.startBot': startBot,

  'bots.getBotInfo': getBotInfo,
  'bots.setBotInfo': setBotInfo,
  'bots.getBotCommands': async ({ scope, lang_code }, context) => {
    await requireBot(context)
    return (await keptCommands(context, context.userId, await scopeKey(scope, lang_code, context))) ?? []
  },
  'bots.resetBotCommands': async ({ scope, lang_code }, context) => {
    await requireBot(context)
    const key = await scopeKey(scope, lang_code, context)
    if (await context.settings.remove(context.userId, 'bot commands', key))
      await tellCommands(context.userId, context)
    return true
  },
  'bots.setBotCommands': async ({ scope, lang_code, commands }, context) => {
    await requireBot(context)
    checkCommands(commands)
    await keepCommands(context.userId, await scopeKey(scope, lang_code, context), commands, context)
    await tellCommands(context.userId, context)
    return true
  },
}
