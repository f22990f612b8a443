/** The oldest layer in the table: the layer of the page api/files. */
export const OLDEST_LAYER = 158

/** The newest layer in the table: its shapes are the ones that TypeScript sees. */
export const NEWEST_LAYER = 229
