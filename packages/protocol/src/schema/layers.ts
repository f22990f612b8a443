/** The oldest layer in the table: the oldest that an application in use speaks. The page api/files is of layer 158. */
export const OLDEST_LAYER = 152

/** The newest layer in the table: its shapes are the ones that TypeScript sees. */
export const NEWEST_LAYER = 229
