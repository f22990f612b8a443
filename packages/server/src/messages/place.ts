import type { BoxOwner } from '../storage/ports/message-store.ts'
import type { PeerId } from '../storage/ports/peer-id.ts'

/** Where messages go, and so whose boxes get a copy of them. */
export type Place =
  /** With `unheard` the user has blocked who writes, and gets nothing of it. */
  | { readonly kind: 'user'; readonly id: PeerId; readonly unheard?: boolean }
  | { readonly kind: 'group'; readonly id: PeerId; readonly members: readonly bigint[] }
  /** With `posts`, messages are its own and not those of who writes them: a channel; without, a supergroup. */
  | { readonly kind: 'channel'; readonly id: PeerId; readonly posts: boolean }

/** Where the copies of a message lie, and what each is a dialog with; that of the sender comes first. */
export function copiesIn(place: Place, sender: bigint): { owner: BoxOwner; peer: PeerId }[] {
  switch (place.kind) {
    case 'user': {
      const mine = { owner: sender, peer: place.id }
      return place.id === sender || place.unheard ? [mine] : [mine, { owner: place.id, peer: sender }]
    }
    case 'group':
      return [...new Set([sender, ...place.members])].map((owner) => ({ owner, peer: place.id }))
    case 'channel':
      return [{ owner: place.id, peer: place.id }]
  }
}

/** The box in which a user finds the messages of a place. */
export function boxFor(user: bigint, { kind, id }: Pick<Place, 'kind' | 'id'>): BoxOwner {
  return kind === 'channel' ? id : user
}
