import type { Handler } from '../handler.ts'

/** The newest story of each: none. */
export const getPeerMaxIDs: Handler<'stories.getPeerMaxIDs'> = async ({ id }) =>
  id.map(() => ({ _: 'recentStory' }))
