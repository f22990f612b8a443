import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { UserRecord } from '../../storage/ports/account-store.ts'
import { isUserPeer } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import { encodeObject } from '../layers/encode-object.ts'
import { userNamed } from '../peers.ts'
import { shapePhoto } from '../shapes/photo.ts'
import { updatesOf } from '../shapes/updates.ts'
import { shapeUsers } from '../shapes/users.ts'

/** Pictures in one profile, at most. */
const mostPictures = 1000
/** Of those who have a dialog with a user, so many of the latest are told of a new picture. */
const mostTold = 200

interface Whose {
  readonly fallback?: boolean | undefined
  readonly bot?: Type<'InputUser'> | undefined
}

/**
 * Whose picture is meant: the caller's, or that of "a bot we own".
 *
 * @throws RpcError BOT_INVALID, BOT_FALLBACK_UNSUPPORTED
 */
export async function pictureOwner({ fallback, bot }: Whose, context: Context): Promise<UserRecord> {
  const me = await context.me()
  const owner = bot ? await userNamed(bot, context) : me
  if (!owner) throw new RpcError('BOT_INVALID')
  const mayChange = owner.id === me.id || (owner.tokenHash !== undefined && owner.owner === me.id)
  if (!mayChange || (bot && !owner.tokenHash)) throw new RpcError('BOT_INVALID')
  if (fallback && owner.tokenHash) throw new RpcError('BOT_FALLBACK_UNSUPPORTED')
  return owner
}

/**
 * Shows a photo in a profile from now on, as the user's own picture or as the fallback, and answers it.
 *
 * @throws RpcError ALBUM_PHOTOS_TOO_MANY
 */
export async function showPicture(
  owner: UserRecord,
  photo: bigint,
  { fallback }: Whose,
  context: Context,
): Promise<Constructor<'photos.photo'>> {
  const { pictures } = context
  if (fallback) await replaceFallback(owner.id, photo, context)
  else {
    if ((await pictures.pictures(owner.id)).length >= mostPictures)
      throw new RpcError('ALBUM_PHOTOS_TOO_MANY')
    await pictures.setCurrent({ user: owner.id, photo, date: context.now() })
  }
  await announceUser(owner.id, context)
  return answerWith(await shapePhoto(context, context.userId, photo, profileOf(owner.id)), owner.id, context)
}

/** Takes the current picture out of the profile, and the one before is shown again; or takes the fallback away. */
export async function hidePicture(
  owner: UserRecord,
  { fallback }: Whose,
  context: Context,
): Promise<Constructor<'photos.photo'>> {
  if (fallback) await replaceFallback(owner.id, undefined, context)
  else await removeCurrent(owner.id, context)
  await announceUser(owner.id, context)
  return answerWith({ _: 'photoEmpty', id: 0n }, owner.id, context)
}

async function removeCurrent(user: bigint, { pictures, files }: Context): Promise<void> {
  const current = (await pictures.current([user])).get(user)
  if (current === undefined) return
  await files.released([current])
  await pictures.remove(user, [current])
}

export async function replaceFallback(
  user: bigint,
  photo: bigint | undefined,
  { pictures, files }: Context,
): Promise<void> {
  const before = await pictures.fallback(user)
  if (before !== undefined && before !== photo) await files.released([before])
  await pictures.setFallback(user, photo)
}

/** A photo, with the user as it is now. */
export async function answerWith(
  photo: Type<'Photo'>,
  user: bigint,
  context: Context,
): Promise<Constructor<'photos.photo'>> {
  return { _: 'photos.photo', photo, users: await shapeUsers(context, context.userId, [user]) }
}

export function profileOf(user: bigint): { readonly kind: 'profile'; readonly user: bigint } {
  return { kind: 'profile', user }
}

/** Tells the user's other sessions, and those the user has dialogs with, that the user looks otherwise now. */
export async function announceUser(user: bigint, context: Context): Promise<void> {
  const window = { channels: [], limit: mostTold }
  const { dialogs } = await context.messages.store.dialogs(user, window)
  const others = dialogs.map(({ peer }) => peer).filter(isUserPeer)
  await announceUserTo(new Set([user, context.userId, ...others]), user, context)
}

export async function announceUserTo(
  viewers: Iterable<bigint>,
  user: bigint,
  context: Context,
): Promise<void> {
  for (const viewer of viewers) {
    if (!context.updates.listens(viewer)) continue
    const users = await shapeUsers(context, viewer, [user])
    const told = updatesOf(context, [{ _: 'updateUser', user_id: user }], users)
    context.updates.push(viewer, (layer) => encodeObject(told, layer), context.caller)
  }
}
