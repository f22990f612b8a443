import type { Others, SessionClaim } from './others.ts'

interface Pending<Letter> {
  letters: Letter[]
  highest: bigint
  /** The highest id that somebody else may have received. */
  receivedUpTo: bigint
  /** Another process has begun the session meanwhile. */
  isContested: boolean
}

/**
 * Sessions that begin here, where several processes serve the same keys. What one of them received, another must not take
 * for new: before a session begins, all others are asked for the highest id they have received in it, and whoever has it
 * gives it up to newer messages. Until they have answered, its letters wait.
 *
 * Where two begin the same session at once, each asks the other, and at most one of them goes on.
 */
export class Claims<Letter> {
  readonly #others: Others
  readonly #deliver: (letters: readonly Letter[], receivedUpTo: bigint) => void
  readonly #pending = new Map<string, Pending<Letter>>()

  /** @param deliver the letters of a session, of which others may have received what has no higher id */
  constructor(others: Others, deliver: (letters: readonly Letter[], receivedUpTo: bigint) => void) {
    this.#others = others
    this.#deliver = deliver
  }

  /** Has a letter wait for the others. */
  add(claim: SessionClaim, letter: Letter): void {
    const pending = this.#pending.get(nameOf(claim))
    if (!pending) {
      const begun = { letters: [letter], highest: claim.messageId, receivedUpTo: 0n, isContested: false }
      this.#pending.set(nameOf(claim), begun)
      void this.#ask(claim, begun)
      return
    }
    pending.letters.push(letter)
    if (claim.messageId > pending.highest) pending.highest = claim.messageId
  }

  /** Another process begins a session. @returns the highest id of it that waits here; 0 where none does */
  askedFor({ messageId, ...session }: SessionClaim): bigint {
    const pending = this.#pending.get(nameOf(session))
    if (!pending) return 0n
    pending.isContested = true
    if (messageId > pending.receivedUpTo) pending.receivedUpTo = messageId
    return pending.highest
  }

  async #ask(session: Omit<SessionClaim, 'messageId'>, pending: Pending<Letter>): Promise<void> {
    do {
      pending.isContested = false
      const received = await this.#others.claimSession({ ...session, messageId: pending.highest })
      if (received > pending.receivedUpTo) pending.receivedUpTo = received
    } while (pending.isContested && pending.highest > pending.receivedUpTo)
    this.#pending.delete(nameOf(session))
    this.#deliver(pending.letters, pending.receivedUpTo)
  }
}

function nameOf({ keyId, sessionId }: Omit<SessionClaim, 'messageId'>): string {
  return `${keyId} ${sessionId}`
}
