import { botFather } from '../../accounts/service-users.ts'
import type { Outgoing } from '../../messages/messages.ts'
import type { MessageRecord } from '../../storage/ports/message-store.ts'
import { announceToAll } from '../announce.ts'
import type { Context } from '../context.ts'
import { say } from '../service/say.ts'
import { commands, help } from './commands.ts'
import { lastStep, remember } from './conversation.ts'
import { followUp } from './follow-up.ts'

/** What BotFather says to a message, and what it asks next. */
export async function answerAsBotFather(
  context: Context,
  message: Outgoing,
  sent: readonly MessageRecord[],
): Promise<void> {
  const { userId, messages } = context
  const read = sent.find(({ owner }) => owner === botFather)
  if (read) await announceToAll(context, await messages.store.markRead(botFather, userId, read.id))
  const name = commandIn(message.text)
  const step = name === undefined ? await lastStep(context, userId) : undefined
  const turn =
    name === undefined
      ? step && (await followUp(step, message, context))
      : await commands.get(name.toLowerCase())?.(context)
  const { said, next } = turn ?? { said: { text: help } }
  await remember(context, userId, next)
  await say(context, botFather, userId, said)
}

/** A word that is no command of its own is an answer: `/empty`, or the first of several lines. */
function commandIn(text: string): string | undefined {
  const [, name] = /^\/(\w{1,32})(?:@\w+)?$/.exec(text.trim().split(' ')[0] ?? '') ?? []
  return name === 'empty' || text.includes('\n') ? undefined : name
}
