import { type HeldKey, permanentOf } from './held-key.ts'
import { nowInSeconds, type Services } from './services.ts'
import { Session, type SessionOptions } from './session.ts'

/** Begins a session, which its key then has. */
export function openSession(
  services: Services,
  key: HeldKey,
  first: Pick<SessionOptions, 'id' | 'firstMessageId' | 'rememberedFrom'> & { readonly address: string },
): Session {
  const { clock, timers, limits, ids, salts, crypto, sender, budgets } = services
  const { address, ...named } = first
  const isStranger = permanentOf(key)?.record.userId === undefined
  const most = isStranger ? limits.strangersSessions : limits.sessionsPerKey
  if (key.sessions.size >= most) closeSession(key, quietest(key.sessions.values()))
  const session: Session = new Session({
    ...named,
    clock,
    timers,
    limits,
    ids,
    budgets,
    owner: { address, key: (permanentOf(key) ?? key).authKey.id },
    giveUp: () => closeSession(key, session),
    ready: (bytes) => sender.ready(key, session, bytes),
    newUniqueId: () => toLong(crypto.randomBytes(8)),
    currentSalt: () => salts.current(key, nowInSeconds(services)),
  })
  key.sessions.set(session.id, session)
  return session
}

/** Forgets a session. Should its client speak again, it begins anew. */
export function closeSession(key: HeldKey, session: Session | undefined): void {
  if (!session) return
  key.sessions.delete(session.id)
  const { newest } = session.received
  if (newest > key.forgottenUpTo) key.forgottenUpTo = newest
  session.close()
}

/** Forgets the sessions of a key that are without a connection for too long, and what is kept for too long. */
export function sweepSessions({ clock, limits }: Services, key: HeldKey): void {
  for (const session of key.sessions.values()) {
    session.expire()
    if (!session.link && session.activeAt < clock() - limits.sessionIdle) closeSession(key, session)
  }
}

/** The one that has been silent longest, first among those without a connection. */
function quietest(sessions: Iterable<Session>): Session | undefined {
  return [...sessions].sort((a, b) => Number(!!a.link) - Number(!!b.link) || a.activeAt - b.activeAt)[0]
}

function toLong(bytes: Uint8Array): bigint {
  return new DataView(bytes.buffer, bytes.byteOffset).getBigInt64(0, true)
}
