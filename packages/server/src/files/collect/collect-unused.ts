import type { BlobStore } from '../../storage/ports/blob-store.ts'
import type { FileCatalog } from '../../storage/ports/file-catalog.ts'
import type { FileHolder } from '../locate/origin.ts'

export interface CollectTools {
  readonly catalog: FileCatalog
  readonly blobs: BlobStore
  readonly holders: readonly FileHolder[]
  /** Unix seconds. */
  readonly now: number
  /** Unix seconds: when the stickers of a removed file are looked at. */
  readonly releasedUntil: number
}

const AT_ONCE = 100

/**
 * Removes files whose time to be looked at has come and that nothing shows, with the bytes nothing else refers to.
 *
 * Whoever is about to show a file moves its time first, and the removal asks for the time once more: so nothing that is
 * taken up in between is lost. Whatever is interrupted is looked at again.
 *
 * @returns how many were removed
 */
export async function collectUnused(tools: CollectTools): Promise<number> {
  const { catalog, now } = tools
  let removed = 0
  for (;;) {
    const due = await catalog.toCheck(now, AT_ONCE)
    const shown = await shownAmong(tools, due)
    await catalog.checked([...shown], now)
    for (const file of due) if (!shown.has(file) && (await remove(tools, file))) removed++
    if (due.length < AT_ONCE) return removed
  }
}

async function shownAmong(
  { catalog, holders }: CollectTools,
  files: readonly bigint[],
): Promise<Set<bigint>> {
  const shown = new Set(await catalog.attached(files))
  for (const holder of holders) for (const file of await holder.inUse(files)) shown.add(file)
  return shown
}

async function remove({ catalog, blobs, now, releasedUntil }: CollectTools, id: bigint): Promise<boolean> {
  const file = await catalog.file(id)
  if (!file) return false
  if (file.stickers.length > 0) await catalog.checkLater(file.stickers, releasedUntil)
  await blobs.removeUnused(await catalog.remove(id, now))
  return (await catalog.file(id)) === undefined
}
