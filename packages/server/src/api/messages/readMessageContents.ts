import type { Handler } from '../handler.ts'
import { affectedMessages } from './affected.ts'

/** That somebody listened to a voice message is not kept. */
export const readMessageContents: Handler<'messages.readMessageContents'> = async (_request, context) =>
  affectedMessages(context, [])
