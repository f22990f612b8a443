import type { BoxChange, MessageRecord } from '../../storage/ports/message-store.ts'

/** What its box went through when a message arrived. */
export function arrivalOf({ owner, id, pts }: MessageRecord): BoxChange {
  return { owner, pts, ptsCount: 1, event: { kind: 'new', message: id } }
}
