import type { Handler } from '../handler.ts'
import { changeList } from '../stickers/saved-list.ts'

export const saveGif: Handler<'messages.saveGif'> = ({ id, unsave }, context) =>
  changeList('gifs', id, unsave, context)
