import type { FolderId } from '../../../storage/ports/folder-id.ts'

/** Dialogs that can be pinned in the usual list, and in the archive (dialogs_pinned_limit, dialogs_folder_pinned_limit). */
export const pinnedLimits = {
  default: { 0: 5, 1: 100 },
  premium: { 0: 10, 1: 200 },
} as const

export function mostPinnedIn(folder: FolderId, { premium }: { readonly premium: boolean }): number {
  return pinnedLimits[premium ? 'premium' : 'default'][folder]
}
