import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { disappears } from '../../messages/message-content.ts'
import type { Outgoing } from '../../messages/messages.ts'
import type { UserRecord } from '../../storage/ports/account-store.ts'
import { endImported } from '../auth/end-imported.ts'
import { takeUsername } from '../chats/usernames.ts'
import type { Context } from '../context.ts'
import { showPicture } from '../photos/profile.ts'
import { marked } from '../service/say.ts'
import { changed, changes } from './change-bot.ts'
import type { Step } from './conversation.ts'
import { mostBots, ownBot, ownBots, type Turn } from './turn.ts'

/** What is to be written before a bot is deleted. */
const certain = 'Yes, I am totally sure.'

const say = (text: string, next?: Step): Turn => ({ said: { text }, next })

/** Goes on with what was begun. */
export async function followUp(step: Step, message: Outgoing, context: Context): Promise<Turn> {
  switch (step.asked) {
    case 'name':
      return named(message.text)
    case 'username':
      return made(step, message.text, context)
    case 'bot':
      return chosen(step, message.text, context)
    case 'picture':
      return pictured(step, message, context)
    case 'confirmation':
      return confirmed(step, message.text, context)
    case 'new name':
    case 'about':
    case 'description':
    case 'commands':
      return changed(step, message.text, context)
  }
}

function named(text: string): Turn {
  const name = text.trim().slice(0, 64)
  if (name === '') return say('A name is wanted, in words.', { asked: 'name' })
  return say(
    'Good. Now choose a username for the bot. It ends in "bot": TetrisBot or tetris_bot, for example.',
    {
      asked: 'username',
      name,
    },
  )
}

async function made(step: Step & { asked: 'username' }, text: string, context: Context): Promise<Turn> {
  const username = text.trim().replace(/^@/, '')
  if (!/bot$/i.test(username)) return say('The username must end in "bot". Try another one.', step)
  if ((await ownBots(context)).length >= mostBots)
    return say(`You have ${mostBots} bots, and cannot have more.`)
  try {
    const owner = context.userId
    const bot = { name: step.name, username, owner }
    // No peer has the number 0.
    const { token } = await takeUsername(context, username, 0n, () => context.accounts.createBot(bot))
    return withToken(`Done! Your new bot is found at t.me/${username}.`, token)
  } catch (error) {
    return refusal(error, step)
  }
}

function refusal(error: unknown, step: Step): Turn {
  if (!(error instanceof RpcError)) throw error
  if (error.is('USERNAME_OCCUPIED')) return say('This username is taken already. Try another one.', step)
  if (error.is('USERNAME_INVALID'))
    return say(
      'A username has 5 to 32 letters, digits and underscores, and begins with a letter. Try another one.',
      step,
    )
  if (error.is('FIRSTNAME_INVALID'))
    return say('This name cannot be shown. Choose another one.', { asked: 'name' })
  throw error
}

async function chosen(step: Step & { asked: 'bot' }, text: string, context: Context): Promise<Turn> {
  const bot = await ownBot(text, context)
  if (!bot?.username) return say('You have no such bot. Write the username of one of yours.', step)
  switch (step.for) {
    case 'token':
      await endSessions(bot, context)
      return withToken(
        'This token is new; the one before works no more.',
        await context.accounts.newToken(bot.id),
      )
    case 'picture':
      return say('Send a photo.', { asked: 'picture', bot: bot.username })
    case 'deletion':
      return say(`Write "${certain}" to delete @${bot.username} for ever.`, {
        asked: 'confirmation',
        bot: bot.username,
      })
    default:
      return say(changes[step.for].question, { asked: step.for, bot: bot.username })
  }
}

async function pictured(step: Step & { bot: string }, message: Outgoing, context: Context): Promise<Turn> {
  const { shows, content } = message
  if (shows?.kind !== 'photo' || disappears(content.media)) return say('Send a photo, as a photo.', step)
  const bot = await ownBot(step.bot, context)
  if (!bot) return say('You have no such bot any more.')
  await showPicture(bot, shows.id, {}, context)
  return say('The picture of the bot is set.')
}

async function confirmed(step: Step & { bot: string }, text: string, context: Context): Promise<Turn> {
  if (text.trim() !== certain) return say(`Write "${certain}", or /cancel.`, step)
  const bot = await ownBot(step.bot, context)
  if (!bot) return say('You have no such bot any more.')
  await context.accounts.deleteBot(bot.id)
  await endSessions(bot, context)
  return say('The bot is deleted.')
}

async function endSessions(bot: UserRecord, context: Context): Promise<void> {
  for (const { id } of await context.keys.keysOfUser(bot.id)) {
    await endImported(id, context)
    await context.caller.destroyKey(id)
  }
}

/** Clients find the token by these words. */
function withToken(first: string, token: string): Turn {
  const text = `${first}\n\nUse this token to access the HTTP API:\n${token}\nKeep it safe: whoever has it acts as your bot.`
  return { said: { text, entities: marked(text, 'messageEntityCode', token) } }
}
