import type { Handler } from '../handler.ts'
import { currentState } from '../updates/state.ts'

/** Nothing can be pinned yet. */
export const getPinnedDialogs: Handler<'messages.getPinnedDialogs'> = async (_request, context) => ({
  _: 'messages.peerDialogs',
  dialogs: [],
  messages: [],
  chats: [],
  users: [],
  state: await currentState(context),
})
