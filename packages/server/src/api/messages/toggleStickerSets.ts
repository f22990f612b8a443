import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { mostInstalled } from '../../stickers/limits.ts'
import type { Handler } from '../handler.ts'
import { setNamed } from '../stickers/named-set.ts'
import { archive, install, uninstall } from '../stickers/panel.ts'

/** The same for several sets at once; all of them are looked up before the first is touched. */
export const toggleStickerSets: Handler<'messages.toggleStickerSets'> = async (request, context) => {
  if (request.stickersets.length > mostInstalled) throw new RpcError('STICKERSET_INVALID')
  const sets = await Promise.all(request.stickersets.map((set) => setNamed(set, context)))
  for (const set of sets) {
    if (request.uninstall) await uninstall(set, context)
    else if (request.archive) await archive(set, context)
    else if (request.unarchive) await install(set, context)
  }
  return true
}
