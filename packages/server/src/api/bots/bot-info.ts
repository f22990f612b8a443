import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { UserRecord } from '../../storage/ports/account-store.ts'
import { isLongerThan } from '../../text/characters.ts'
import type { Context, Services } from '../context.ts'
import type { Handler } from '../handler.ts'
import { userNamed } from '../peers.ts'

/** Characters of what a bot shows before somebody begins with it. */
const longestDescription = 512

const key = 'description'

export async function descriptionOf(
  { settings }: Pick<Services, 'settings'>,
  bot: bigint,
): Promise<string | undefined> {
  const kept = (await settings.get(bot, 'bot info', [key])).get(key)
  return kept && new TextDecoder().decode(kept)
}

/** An empty one takes it away. @throws RpcError ABOUT_TOO_LONG */
export async function describe(
  bot: bigint,
  description: string,
  { settings }: Pick<Services, 'settings'>,
): Promise<void> {
  if (isLongerThan(description, longestDescription)) throw new RpcError('ABOUT_TOO_LONG')
  if (description === '') await settings.remove(bot, 'bot info', key)
  else await settings.put(bot, 'bot info', { key, value: new TextEncoder().encode(description) }, 1)
}

/** What a bot says of itself: to the bot, and to whose it is. @throws RpcError BOT_INVALID, USER_BOT_INVALID */
export const getBotInfo: Handler<'bots.getBotInfo'> = async (request, context) => {
  const { id, firstName, about } = await botMeant(request.bot, context)
  return { _: 'bots.botInfo', name: firstName, about, description: (await descriptionOf(context, id)) ?? '' }
}

/**
 * In one language for everybody.
 *
 * @throws RpcError BOT_INVALID, USER_BOT_INVALID, LANG_CODE_NOT_SUPPORTED, FIRSTNAME_INVALID, ABOUT_TOO_LONG
 */
export const setBotInfo: Handler<'bots.setBotInfo'> = async (request, context) => {
  const { name, about, description } = request
  const bot = await botMeant(request.bot, context)
  if (request.lang_code !== '') throw new RpcError('LANG_CODE_NOT_SUPPORTED')
  if (name !== undefined || about !== undefined)
    await context.accounts.change(bot, {
      ...(name !== undefined && { firstName: name }),
      ...(about !== undefined && { about }),
    })
  if (description !== undefined) await describe(bot.id, description, context)
  return true
}

async function botMeant(input: Type<'InputUser'> | undefined, context: Context): Promise<UserRecord> {
  const me = await context.me()
  if (me.tokenHash) return me
  if (!input) throw new RpcError('USER_BOT_INVALID')
  const bot = await userNamed(input, context)
  if (!bot?.tokenHash || bot.owner !== me.id) throw new RpcError('BOT_INVALID')
  return bot
}
