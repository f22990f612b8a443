import { mostInstalled } from '../../stickers/limits.ts'
import type { StickerSetRecord } from '../../storage/ports/sticker-store.ts'
import type { Context } from '../context.ts'
import { tellOthers } from '../updates/tell-others.ts'
import { flagsOf } from './installed-sets.ts'
import { shapeWholeSet } from './shape-sets.ts'

/** Puts a set in front of the others in the caller's panel. @returns the sets that had to make room */
export async function install(set: StickerSetRecord, context: Context): Promise<StickerSetRecord[]> {
  const { stickers, userId } = context
  const installed = { set: set.id, date: context.now(), archived: false }
  const archived = await stickers.store.installs.install(userId, installed, mostInstalled)
  await tellOthers(context, {
    _: 'updateNewStickerSet',
    stickerset: await shapeWholeSet(context, userId, set),
  })
  return stickers.store.sets.sets(archived)
}

/** Puts a set away; it comes back when it is installed. */
export async function archive(set: StickerSetRecord, context: Context): Promise<void> {
  const { stickers, userId } = context
  const archived = { set: set.id, date: context.now(), archived: true }
  await stickers.store.installs.install(userId, archived, mostInstalled)
  await tellOthers(context, { _: 'updateStickerSets', ...flagsOf(set.kind) })
}

/** @returns whether the caller had it */
export async function uninstall(set: StickerSetRecord, context: Context): Promise<boolean> {
  const had = await context.stickers.store.installs.uninstall(context.userId, set.id)
  if (had) await tellOthers(context, { _: 'updateStickerSets', ...flagsOf(set.kind) })
  return had
}
