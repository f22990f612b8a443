import type { SessionStore, StoredSession } from './session-store.ts'

/** A session that lives as long as the program. */
export function memorySession(session?: StoredSession): SessionStore {
  let kept = session
  return {
    load: async () => kept,
    save: async (latest) => {
      kept = latest
    },
  }
}
