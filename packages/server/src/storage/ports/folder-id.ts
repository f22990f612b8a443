/** The list a dialog lies in, as clients number them: 1 is the archive. */
export type FolderId = 0 | 1
