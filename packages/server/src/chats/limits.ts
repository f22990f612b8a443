import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { plainName } from '@longshore/protocol/text/plain-line'
import { isLongerThan } from '../text/characters.ts'

/** Members of a basic group (chat_size_max). */
export const mostGroupMembers = 200

/** Members of a channel or supergroup (megagroup_size_max). */
export const mostChannelMembers = 200_000

/** Chats one user may be in (channels_limit_default). */
export const mostChatsOfUser = 500

/** Characters of a title ... */
const longestTitle = 255
/** ... and of a description. */
const longestAbout = 255

/** A title as all members may see it. @throws RpcError CHAT_TITLE_EMPTY */
export function plainTitle(given: string): string {
  const title = plainName(given)
  if (title === '' || isLongerThan(title, longestTitle)) throw new RpcError('CHAT_TITLE_EMPTY')
  return title
}

/** @throws RpcError CHAT_ABOUT_TOO_LONG */
export function checkAbout(about: string): void {
  if (isLongerThan(about, longestAbout)) throw new RpcError('CHAT_ABOUT_TOO_LONG')
}
