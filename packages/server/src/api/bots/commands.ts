import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { isUserPeer } from '../../storage/ports/peer-id.ts'
import type { Context, Services } from '../context.ts'
import { encodeObject } from '../layers/encode-object.ts'
import { dialogPeer, userNamed } from '../peers.ts'
import { shapePeer } from '../shapes/peers.ts'

type Command = Constructor<'botCommand'>

const mostCommands = 100
/** Characters; a name is of small letters, digits and underscores. */
const nameOfCommand = /^[a-z0-9_]{1,32}$/
const longestDescription = 256
/** Scopes and languages one bot has commands for. */
const mostScopes = 1000
/** Dialogs of a bot whose users are told at once; the others see it when they look at the bot. */
const mostTold = 200

/** @throws RpcError USER_BOT_REQUIRED for people */
export async function requireBot(context: Context): Promise<void> {
  if (!(await context.me()).tokenHash) throw new RpcError('USER_BOT_REQUIRED')
}

/** @throws RpcError BOT_COMMAND_INVALID, BOT_COMMAND_DESCRIPTION_INVALID, BOT_COMMANDS_TOO_MUCH */
export function checkCommands(commands: readonly Command[]): void {
  if (commands.length > mostCommands) throw new RpcError('BOT_COMMANDS_TOO_MUCH')
  for (const { command, description } of commands) {
    if (!nameOfCommand.test(command)) throw new RpcError('BOT_COMMAND_INVALID')
    if (description.trim() === '' || description.length > longestDescription)
      throw new RpcError('BOT_COMMAND_DESCRIPTION_INVALID')
  }
}

/** For whom commands are, and in which language: the name under which they are kept. */
export async function scopeKey(
  scope: Type<'BotCommandScope'>,
  language: string,
  context: Context,
): Promise<string> {
  if (!/^([a-z]{2})?$/.test(language)) throw new RpcError('LANG_CODE_INVALID')
  const words: string[] = [scope._]
  if ('peer' in scope) words.push(String((await dialogPeer(scope.peer, context)).id))
  if ('user_id' in scope) {
    const user = await userNamed(scope.user_id, context)
    if (!user) throw new RpcError('USER_ID_INVALID')
    words.push(String(user.id))
  }
  return [...words, language].join(' ')
}

export async function keptCommands(
  { settings }: Pick<Services, 'settings'>,
  bot: bigint,
  key: string,
): Promise<Command[] | undefined> {
  const value = (await settings.get(bot, 'bot commands', [key])).get(key)
  return value && decode(value)
}

export async function keepCommands(
  bot: bigint,
  key: string,
  commands: readonly Command[],
  { settings }: Pick<Services, 'settings'>,
): Promise<void> {
  const kept = { key, value: encode(commands) }
  if (!(await settings.put(bot, 'bot commands', kept, mostScopes)))
    throw new RpcError('BOT_COMMANDS_TOO_MUCH')
}

/** The commands a bot shows a person in private, the most special ones there are (api/bots/commands). */
export async function commandsFor(
  services: Pick<Services, 'settings'>,
  bot: bigint,
  viewer: bigint,
  language: string,
): Promise<Command[] | undefined> {
  const scopes = [`botCommandScopePeer ${viewer}`, 'botCommandScopeUsers', 'botCommandScopeDefault']
  for (const scope of scopes)
    for (const words of language === '' ? [''] : [language, '']) {
      const commands = await keptCommands(services, bot, `${scope} ${words}`)
      if (commands) return commands
    }
  return undefined
}

/** Tells those who talk with the bot, and listen, what its commands are now. */
export async function tellCommands(bot: bigint, services: Services): Promise<void> {
  const { messages, updates, now } = services
  const { dialogs } = await messages.store.dialogs(bot, { channels: [], limit: mostTold })
  for (const { peer } of dialogs) {
    if (!isUserPeer(peer) || !updates.listens(peer)) continue
    const update: Type<'Update'> = {
      _: 'updateBotCommands',
      peer: shapePeer(bot),
      bot_id: bot,
      commands: (await commandsFor(services, bot, peer, '')) ?? [],
    }
    const told: Type<'Updates'> = { _: 'updateShort', update, date: now() }
    updates.push(peer, (layer) => encodeObject(told, layer))
  }
}

/** In the object that shows them. */
function encode(commands: readonly Command[]): Uint8Array {
  const info: Type<'BotInfo'> = { _: 'botInfo', commands: [...commands] }
  return apiCodec.encode(info)
}

function decode(value: Uint8Array): Command[] {
  const info = apiCodec.readExact(value) as Constructor<'botInfo'>
  return info.commands ?? []
}
