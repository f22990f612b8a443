import type { Handler } from '../handler.ts'

/** No featured set is ever unread. */
export const readFeaturedStickers: Handler<'messages.readFeaturedStickers'> = async () => true
