/** The profile pictures of one user: all they ever set and did not delete, the newest first, and the fallback. */
export interface PictureRecord {
  readonly user: bigint
  readonly photo: bigint
  /** Unix seconds. */
  readonly date: number
}

export interface PictureStore {
  /** Puts a photo in front of the others, or moves it there: it is the current one from now on. */
  setCurrent(picture: PictureRecord): Promise<void>
  current(users: readonly bigint[]): Promise<ReadonlyMap<bigint, bigint>>
  /** What those see who may not see the current one; undefined removes it. */
  setFallback(user: bigint, photo: bigint | undefined): Promise<void>
  fallback(user: bigint): Promise<bigint | undefined>
  /** What `viewer` alone sees in the place of the user's own pictures; undefined removes it. */
  setPersonal(viewer: bigint, user: bigint, photo: bigint | undefined): Promise<void>
  personal(viewer: bigint, users: readonly bigint[]): Promise<ReadonlyMap<bigint, bigint>>
  /** The newest first. */
  pictures(user: bigint): Promise<PictureRecord[]>
  /** @returns those that were there; when the current one was among them, the next one becomes it */
  remove(user: bigint, photos: readonly bigint[]): Promise<bigint[]>
  /** Those of the photos that are a picture of some user, in whatever place. */
  photosInUse(photos: readonly bigint[]): Promise<bigint[]>
}
