import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'
import { userNamed } from '../peers.ts'
import { entitiesOf } from './entities.ts'
import { recipientOf } from './recipient.ts'
import { send } from './send.ts'

/** "Up to 64 base64url characters" (api/links, bot links). */
const longestParameter = 64

/** Begins a talk with a bot, with what stood behind `?start=` in the link that led there. */
export const startBot: Handler<'messages.startBot'> = async (request, context) => {
  const { start_param: parameter } = request
  const bot = await userNamed(request.bot, context)
  if (!bot?.tokenHash) throw new RpcError('BOT_INVALID')
  if (parameter.length > longestParameter) throw new RpcError('START_PARAM_TOO_LONG')
  if (!/^[\w-]*$/.test(parameter)) throw new RpcError('START_PARAM_INVALID')
  const recipient = await recipientOf({ peer: startedIn(request.peer, request.bot) }, context)
  // Among others the bot is named: which of them is meant is not clear otherwise.
  const name = recipient.kind === 'user' ? '' : `@${bot.username ?? ''}`
  const text = `/start${name}${parameter === '' ? '' : ` ${parameter}`}`
  return send(context, recipient, [
    {
      randomId: request.random_id,
      compose: async () => ({
        text,
        content: { entities: await entitiesOf(text, undefined, context) },
        shows: undefined,
        groupedId: undefined,
        replyTo: undefined,
      }),
    },
  ])
}

type Started = Parameters<typeof startBot>[0]

/** Clients leave the peer empty where it is the bot itself. */
function startedIn(peer: Started['peer'], bot: Started['bot']): Started['peer'] {
  if (peer._ !== 'inputPeerEmpty' || bot._ !== 'inputUser') return peer
  return { ...bot, _: 'inputPeerUser' }
}
