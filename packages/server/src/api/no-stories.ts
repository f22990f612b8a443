import type { Result } from '@longshore/protocol/schema/api'
import type { Handlers } from './handler.ts'
import { accepted, answer } from './same-answer.ts'

const nobody = { chats: [], users: [] }
const none = answer<Result<'stories.getStoriesArchive'>>({
  _: 'stories.stories',
  count: 0,
  stories: [],
  ...nobody,
})

/** Nobody has stories here; clients ask for them whenever they show somebody. */
export const noStories: Handlers = {
  'stories.incrementStoryViews': accepted,
  'stories.readStories': async () => [],
  'stories.getAlbums': answer({ _: 'stories.albums', hash: 0n, albums: [] }),
  'stories.getAlbumStories': none,
  'stories.getAllStories': answer({
    _: 'stories.allStories',
    count: 0,
    // A state must not be empty: clients send it back, and take an empty one for "from the beginning".
    state: '0',
    peer_stories: [],
    ...nobody,
    stealth_mode: { _: 'storiesStealthMode' },
  }),
  'stories.getChatsToSend': answer({ _: 'messages.chats', chats: [] }),
  'stories.getPinnedStories': none,
  'stories.getStoriesArchive': none,
  'stories.getStoriesByID': none,
  'stories.getStoriesViews': answer({ _: 'stories.storyViews', views: [], users: [] }),
}
