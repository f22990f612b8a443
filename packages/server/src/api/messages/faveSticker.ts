import type { Handler } from '../handler.ts'
import { changeList } from '../stickers/saved-list.ts'

export const faveSticker: Handler<'messages.faveSticker'> = ({ id, unfave }, context) =>
  changeList('faved', id, unfave, context)
