import type { Handler } from '../handler.ts'
import { suggestedEmojis } from '../stickers/official-sets.ts'

export const getDefaultGroupPhotoEmojis: Handler<'account.getDefaultGroupPhotoEmojis'> = (
  { hash },
  context,
) => suggestedEmojis(hash, context)
