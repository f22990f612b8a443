import type { Result } from '@longshore/protocol/schema/api'
import { listHash, stickerSetHash } from '../../stickers/list-hash.ts'
import type { StickerSetKind } from '../../storage/ports/sticker-store.ts'
import type { Context } from '../context.ts'
import { shapeSets } from './shape-sets.ts'

/** The sets of a kind that the caller has in its panel, unless it has this list already. */
export async function allStickers(
  kind: StickerSetKind,
  known: bigint,
  context: Context,
): Promise<Result<'messages.getAllStickers'>> {
  const { store } = context.stickers
  const installed = await store.installs.installed(context.userId, kind, false)
  const sets = await store.sets.sets(installed.map(({ set }) => set))
  const hash = listHash(sets.map((set) => BigInt(stickerSetHash(set))))
  if (isKnown(known, hash)) return { _: 'messages.allStickersNotModified' }
  return { _: 'messages.allStickers', hash, sets: await shapeSets(context, context.userId, sets) }
}

/** 0 stands for "nothing": what an empty list has, and clients that keep none. */
export function isKnown(known: bigint, hash: bigint): boolean {
  return known !== 0n && known === hash
}

/** masks and emojis as requests and updates have them. */
export function kindOf(flags: {
  readonly masks?: boolean | undefined
  readonly emojis?: boolean | undefined
}): StickerSetKind {
  if (flags.masks) return 'masks'
  return flags.emojis ? 'emojis' : 'stickers'
}

export function flagsOf(kind: StickerSetKind): { masks: boolean; emojis: boolean } {
  return { masks: kind === 'masks', emojis: kind === 'emojis' }
}
