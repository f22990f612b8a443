import type { Handler } from '../handler.ts'
import { suggestedEmojis } from '../stickers/official-sets.ts'

export const getDefaultProfilePhotoEmojis: Handler<'account.getDefaultProfilePhotoEmojis'> = (
  { hash },
  context,
) => suggestedEmojis(hash, context)
