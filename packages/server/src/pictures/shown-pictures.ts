import type { PictureStore } from '../storage/ports/picture-store.ts'

export interface ShownPicture {
  readonly photo: bigint
  /** The viewer chose it for this user. */
  readonly personal: boolean
}

/**
 * The picture each user shows to a viewer: the one the viewer chose, else the user's own, else the fallback ("displayed if
 * no photo is present in profile_photo or personal_photo", userFull), to oneself too. Who has none is left out.
 *
 * @param hiding users who have blocked the viewer: it sees nothing of theirs
 */
export async function shownPictures(
  store: PictureStore,
  viewer: bigint,
  users: readonly bigint[],
  hiding: ReadonlySet<bigint>,
): Promise<ReadonlyMap<bigint, ShownPicture>> {
  const [personal, current] = await Promise.all([store.personal(viewer, users), store.current(users)])
  const shown = new Map<bigint, ShownPicture>()
  for (const user of users) {
    const chosen = personal.get(user)
    const own = hiding.has(user) ? undefined : (current.get(user) ?? (await store.fallback(user)))
    const photo = chosen ?? own
    if (photo !== undefined) shown.set(user, { photo, personal: chosen !== undefined })
  }
  return shown
}
