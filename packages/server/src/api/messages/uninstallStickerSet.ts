import type { Handler } from '../handler.ts'
import { setNamed } from '../stickers/named-set.ts'
import { uninstall } from '../stickers/panel.ts'

export const uninstallStickerSet: Handler<'messages.uninstallStickerSet'> = async (request, context) => {
  await uninstall(await setNamed(request.stickerset, context), context)
  return true
}
