import type { Handler } from '../handler.ts'
import { allShown, shapeDialogs } from '../shapes/dialogs.ts'
import { currentState } from '../updates/state.ts'
import { archive, folderOf, shownArchive } from './dialogs/archive.ts'
import { mostPinnedIn } from './dialogs/limits.ts'
import { followedChannels } from './followed-channels.ts'

/** What is on top of a folder, in its order; on top of all stands the archive, if anything is in it. */
export const getPinnedDialogs: Handler<'messages.getPinnedDialogs'> = async (request, context) => {
  const folder = folderOf(request.folder_id)
  const { dialogs } = await context.messages.store.dialogs(context.userId, {
    channels: await followedChannels(context),
    folder,
    pinned: true,
    limit: mostPinnedIn(folder, { premium: true }),
  })
  return {
    _: 'messages.peerDialogs',
    ...allShown([
      ...(folder === archive ? [] : await shownArchive(context)),
      await shapeDialogs(context, context.userId, dialogs),
    ]),
    state: await currentState(context),
  }
}
