import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { RsaPrivateKey } from '@longshore/protocol/mtproto/handshake/rsa'
import { ServerHandshake } from '@longshore/protocol/mtproto/handshake/server-flow'
import { MessageIdSource } from '@longshore/protocol/mtproto/message/message-id'
import { HiddenCauses } from '../observe/hidden-causes.ts'
import type { KeyStore } from '../storage/ports/key-store.ts'
import type { UpdateOrigin, UpdateSink } from '../updates/update-sink.ts'
import { budgetsOf } from './budgets.ts'
import type { Dispatcher } from './dispatcher.ts'
import { FairLine } from './fair-line.ts'
import { FairTurns } from './fair-turns.ts'
import type { HandshakeTalk } from './handshake-talk.ts'
import type { HeldKey } from './held-key.ts'
import { Inbox } from './inbox.ts'
import { KeyRing } from './key-ring.ts'
import { defaultSessionLimits, type SessionLimits } from './limits.ts'
import type { Link } from './link.ts'
import { Listeners } from './listeners.ts'
import { LiveUpdates } from './live-updates.ts'
import type { Log } from './log.ts'
import { messageIdAt } from './message-rules.ts'
import type { Others, SessionClaim } from './others.ts'
import { Owed } from './owed.ts'
import { Peer } from './peer.ts'
import { Salts } from './salts.ts'
import { Sender } from './sender.ts'
import { nowInSeconds, type Services } from './services.ts'
import { closeSession, sweepSessions } from './sessions.ts'
import type { Cancel, Clock, Timers } from './time.ts'

/** Milliseconds. */
const SWEEP_EVERY = 30_000
const FORGET_KEYS_EVERY = 3600_000
/** Soon after the start, too: a server that never runs for an hour must not collect keys. */
const FORGET_KEYS_FIRST = 60_000

export interface EndpointOptions {
  readonly crypto: CryptoProvider
  readonly identity: {
    readonly rsaKey: RsaPrivateKey
    /** 32 bytes: must outlive the process, so that salts do. */
    readonly secrets: { readonly salts: Uint8Array }
  }
  readonly keyStore: KeyStore
  readonly dispatcher: Dispatcher
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  readonly dcId: number
  /** Where other processes serve the same data center. */
  readonly others?: Others | undefined
  readonly limits?: Partial<SessionLimits> | undefined
}

/** The sessions of a data center: what its connections lead to. */
export class Endpoint {
  /** Reaches every client that is connected here. */
  readonly updates: UpdateSink
  readonly #live: LiveUpdates
  readonly #services: Services
  readonly #inbox: Inbox
  readonly #ending = new AbortController()
  #cancelSweep: Cancel
  #cancelForgetting: Cancel

  constructor(options: EndpointOptions) {
    const { crypto, identity, keyStore: store, dispatcher, clock, timers, log, dcId, others } = options
    const limits = { ...defaultSessionLimits, ...options.limits }
    const salts = new Salts(crypto, identity.secrets.salts)
    const budgets = budgetsOf(limits.remembered)
    const keys = new KeyRing({ crypto, store, limits, budgets, log, others, onGone: (key) => this.#end(key) })
    const ids = new MessageIdSource(clock)
    const sender = new Sender({ crypto, clock, timers, salts })
    const newHandshake = () =>
      new ServerHandshake({
        crypto,
        keys: [identity.rsaKey],
        clock,
        dcId,
        isKeyTaken: (id) => keys.isHeld(id),
      })
    this.#services = {
      crypto,
      clock,
      timers,
      log,
      hiddenCauses: new HiddenCauses({ log, clock }),
      limits,
      ids,
      rememberedFrom: messageIdAt(clock()),
      salts,
      keys,
      sender,
      dispatcher,
      budgets,
      line: new FairLine({ clock, timers }),
      handshakes: new FairLine({ clock, timers, part: 1 / 2 }),
      unpacking: new FairTurns(1),
      ended: this.#ending.signal,
      owed: new Owed({ clock, timers, log }),
      listeners: others && new Listeners(others),
      newHandshake,
    }
    this.#inbox = new Inbox(this.#services, others)
    this.#live = new LiveUpdates(keys, log)
    this.updates = this.#live
    this.#cancelSweep = timers.after(SWEEP_EVERY, () => this.#sweep())
    this.#cancelForgetting = timers.after(FORGET_KEYS_FIRST, () => this.#forgetUnusedKeys())
  }

  /**
   * Begins to serve a connection. Tell the peer what comes, and when the connection has ended.
   *
   * @param talk where a handshake goes on that began over another connection
   */
  open(link: Link, talk?: HandshakeTalk): Peer {
    const { timers, budgets } = this.#services
    const peer: Peer = new Peer(link, timers, (from, frame) => this.#inbox.add(from, frame), talk)
    peer.countAsStranger(budgets.strangers.hold({ address: link.remoteAddress }, () => peer.close()))
    return peer
  }

  /** Bytes have arrived on some connection, of a frame that is not complete yet. */
  stir(): void {
    this.#inbox.stir()
  }

  /** Handles now what has arrived, and sends now what is ready, which would both happen soon. */
  flush(): void {
    this.#inbox.open(Number.POSITIVE_INFINITY)
    this.#services.line.flush()
    this.#services.sender.flush()
  }

  /** Another process has changed a permanent key in the store, or deleted it. */
  keyChangedElsewhere(id: bigint): Promise<void> {
    return this.#services.keys.changedElsewhere(id)
  }

  /** Another process has deleted temporary keys. */
  temporaryKeysDropped(ids: readonly bigint[]): void {
    this.#services.keys.temporary.forget(ids)
  }

  /** Another process begins a session. @returns the highest id that may have been received in it here */
  claimedElsewhere(claim: SessionClaim): bigint {
    const { keys, rememberedFrom } = this.#services
    const waiting = this.#inbox.claimedElsewhere(claim)
    const key = keys.held(claim.keyId, nowInSeconds(this.#services))
    const session = key?.sessions.get(claim.sessionId)
    const received = session?.received.newest ?? key?.forgottenUpTo ?? 0n
    if (key && session && claim.messageId > received) closeSession(key, session)
    const unknownUpTo = (session?.rememberedFrom ?? rememberedFrom) - 1n
    return [waiting, received, unknownUpTo].reduce((highest, id) => (id > highest ? id : highest))
  }

  /** Another process has an update for the sessions here. @param updates by layer */
  pushFromElsewhere(
    user: bigint,
    updates: ReadonlyMap<number, Uint8Array>,
    except: UpdateOrigin | undefined,
  ): void {
    this.#live.pushWritten(user, updates, except)
  }

  /** Stops what goes on by itself. Call it when all connections have ended. */
  close(): void {
    this.#ending.abort()
    this.#services.owed.close()
    this.#cancelSweep()
    this.#cancelForgetting()
    for (const key of this.#services.keys.all()) {
      for (const session of key.sessions.values()) closeSession(key, session)
    }
  }

  /** A key is no longer valid: its clients hear what was to be said to them, then their connections end. */
  #end(key: HeldKey): void {
    this.#services.sender.flush()
    for (const session of key.sessions.values()) {
      closeSession(key, session)
      for (const link of [...session.links]) link.close()
    }
  }

  #sweep(): void {
    const { keys, timers } = this.#services
    for (const key of keys.all()) sweepSessions(this.#services, key)
    keys.sweep(nowInSeconds(this.#services))
    this.#services.listeners?.sweep((user, layer) => this.#live.listensIn(user, layer))
    this.#cancelSweep = timers.after(SWEEP_EVERY, () => this.#sweep())
  }

  #forgetUnusedKeys(): void {
    const { keys, timers, log } = this.#services
    this.#cancelForgetting = timers.after(FORGET_KEYS_EVERY, () => this.#forgetUnusedKeys())
    keys.deleteUnused(nowInSeconds(this.#services)).catch((error) => {
      log.error({ err: error }, 'unused keys could not be deleted')
    })
  }
}
