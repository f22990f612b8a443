import type { MethodName } from '@longshore/protocol/schema/api'
import type { Fields } from './fields.ts'
import { peerOf } from './peers.ts'

interface Renamed {
  readonly name: MethodName
  readonly change: (request: Fields) => Fields
}

/** Methods that later layers have under another name, and for more than they were for. */
const renamed: ReadonlyMap<string, Renamed> = new Map([
  // Layers to 191: only channels had them.
  [
    'channels.getSponsoredMessages',
    {
      name: 'messages.getSponsoredMessages',
      change: ({ channel }) => ({ _: 'messages.getSponsoredMessages', peer: peerOf(channel as Fields) }),
    },
  ],
  // Layers 160 to 163: only users had stories.
  [
    'users.getStoriesMaxIDs',
    {
      name: 'stories.getPeerMaxIDs',
      change: ({ id }) => ({ _: 'stories.getPeerMaxIDs', id: (id as Fields[]).map(peerOf) }),
    },
  ],
])

/** What a method is called in the newest layer. */
export function nameToday(method: string): string {
  return renamed.get(method)?.name ?? method
}

/** The request under the name of the newest layer. */
export function renameRequest(request: Fields): Fields {
  return renamed.get(request._)?.change(request) ?? request
}
