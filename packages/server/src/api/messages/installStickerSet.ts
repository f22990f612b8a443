import type { Handler } from '../handler.ts'
import { setNamed } from '../stickers/named-set.ts'
import { archive, install } from '../stickers/panel.ts'
import { shapeCovered } from '../stickers/shape-sets.ts'

export const installStickerSet: Handler<'messages.installStickerSet'> = async (request, context) => {
  const set = await setNamed(request.stickerset, context)
  if (request.archived) await archive(set, context)
  const madeRoom = request.archived ? [] : await install(set, context)
  if (madeRoom.length === 0) return { _: 'messages.stickerSetInstallResultSuccess' }
  const sets = await shapeCovered(context, context.userId, madeRoom)
  return { _: 'messages.stickerSetInstallResultArchive', sets }
}
