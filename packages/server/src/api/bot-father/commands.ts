import type { Constructor } from '@longshore/protocol/schema/api'
import type { UserRecord } from '../../storage/ports/account-store.ts'
import type { Context } from '../context.ts'
import type { Step } from './conversation.ts'
import { mostBots, ownBots, type Turn } from './turn.ts'

export const help = [
  'I make bots, and keep them for you.',
  '',
  '/newbot - make a bot',
  '/mybots - list your bots',
  '/token or /revoke - a new token for a bot; the one before ends',
  '/setname - the name of a bot',
  '/setabouttext - what its profile says',
  '/setdescription - what people see before they begin with it',
  '/setcommands - the commands it knows',
  '/setuserpic - the picture of a bot',
  '/deletebot - delete a bot',
  '/cancel - leave what was begun',
].join('\n')

type Command = (context: Context) => Promise<Turn>

const say = (text: string, next?: Step): Turn => ({ said: { text }, next })

export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['start', async () => say(help)],
  ['help', async () => say(help)],
  ['cancel', async () => say('What was begun is left. /help tells what I can do.')],
  ['newbot', newBot],
  ['mybots', myBots],
  ['token', (context) => choose(context, 'token')],
  ['revoke', (context) => choose(context, 'token')],
  ['setname', (context) => choose(context, 'new name')],
  ['setabouttext', (context) => choose(context, 'about')],
  ['setdescription', (context) => choose(context, 'description')],
  ['setcommands', (context) => choose(context, 'commands')],
  ['setuserpic', (context) => choose(context, 'picture')],
  ['deletebot', (context) => choose(context, 'deletion')],
])

async function newBot(context: Context): Promise<Turn> {
  if ((await ownBots(context)).length >= mostBots)
    return say(`You have ${mostBots} bots, and cannot have more. /deletebot deletes one.`)
  return say('A new bot: how is it to be called? Choose a name for it.', { asked: 'name' })
}

async function myBots(context: Context): Promise<Turn> {
  const bots = await ownBots(context)
  if (bots.length === 0) return say('You have no bots. /newbot makes one.')
  const lines = bots.map(({ firstName, username }) => `${firstName}${username ? ` - @${username}` : ''}`)
  return say(['Your bots:', '', ...lines].join('\n'))
}

async function choose(context: Context, purpose: (Step & { asked: 'bot' })['for']): Promise<Turn> {
  const bots = (await ownBots(context)).filter(({ username }) => username !== undefined)
  if (bots.length === 0) return say('You have no bots. /newbot makes one.')
  return {
    said: { text: 'Choose a bot.', markup: keyboardOf(bots) },
    next: { asked: 'bot', for: purpose },
  }
}

function keyboardOf(bots: readonly UserRecord[]): Constructor<'replyKeyboardMarkup'> {
  return {
    _: 'replyKeyboardMarkup',
    resize: true,
    single_use: true,
    rows: bots.map(({ username }) => ({
      _: 'keyboardButtonRow',
      buttons: [{ _: 'keyboardButton', text: `@${username}`, type: { _: 'buttonTypeDefault' } }],
    })),
  }
}
