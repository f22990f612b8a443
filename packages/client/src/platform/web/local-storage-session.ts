import { sessionFromJson, sessionToJson } from '../../store/json.ts'
import type { SessionStore } from '../../store/session-store.ts'

/** A session in the browser's localStorage: every script of this origin can read it. */
export function localStorageSession(key = 'longshore'): SessionStore {
  return {
    load: async () => {
      const text = localStorage.getItem(key)
      return text === null ? undefined : sessionFromJson(text)
    },
    save: async (session) => localStorage.setItem(key, sessionToJson(session)),
  }
}
