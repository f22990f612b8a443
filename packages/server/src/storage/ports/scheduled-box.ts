import type { BoxOwner } from './message-store.ts'

/** Farther away than any id of a user, a group or a channel. */
const FAR = 2n ** 60n

/** Messages that are yet to be sent lie in a box of their own beside the one they are to be sent from. */
export function scheduledBox(box: BoxOwner): BoxOwner {
  return box > 0n ? box + FAR : box - FAR
}

/** The box beside which a box of scheduled messages lies. @returns undefined for any other box */
export function besideScheduledBox(owner: BoxOwner): BoxOwner | undefined {
  if (owner > FAR) return owner - FAR
  if (owner < -FAR) return owner + FAR
  return undefined
}
