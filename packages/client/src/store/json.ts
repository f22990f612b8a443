import type { StoredKey, StoredSession } from './session-store.ts'

/** A session as text, for stores that keep text. */
export function sessionToJson(session: StoredSession): string {
  return `${JSON.stringify(
    {
      version: 1,
      homeDc: session.homeDc,
      userId: session.userId?.toString(),
      keys: session.keys.map((key) => ({
        dcId: key.dcId,
        authKey: btoa(String.fromCharCode(...key.authKey)),
        serverSalt: key.serverSalt.toString(),
      })),
    },
    undefined,
    2,
  )}\n`
}

/** @throws {Error} saying what is wrong with a text that is no session. */
export function sessionFromJson(text: string): StoredSession {
  const value = record(JSON.parse(text), 'a session')
  if (value.version !== 1) throw new Error(`a session of version ${value.version}, not 1`)
  const keys = value.keys
  if (!Array.isArray(keys)) throw new Error('a session without keys')
  return {
    homeDc: dcId(value.homeDc),
    userId: value.userId === undefined ? undefined : long(value.userId, 'user id'),
    keys: keys.map(keyFromJson),
  }
}

function keyFromJson(json: unknown): StoredKey {
  const value = record(json, 'a key')
  return {
    dcId: dcId(value.dcId),
    authKey: authKey(value.authKey),
    serverSalt: long(value.serverSalt, 'server salt'),
  }
}

function authKey(value: unknown): Uint8Array {
  // 256 bytes in base64.
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/]{342}==$/.test(value)) {
    throw new Error('an auth key has 256 bytes in base64')
  }
  return Uint8Array.from(atob(value), (character) => character.charCodeAt(0))
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error(`${what} is an object`)
  return { ...value }
}

function dcId(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value <= 0) {
    throw new Error(`a data center has a number, not ${value}`)
  }
  return value
}

function long(value: unknown, what: string): bigint {
  if (typeof value !== 'string' || !/^-?\d{1,19}$/.test(value))
    throw new Error(`${what} is not a number: ${value}`)
  return BigInt(value)
}
