import { Budget, type BudgetLimits, type Holding } from '../budget/budget.ts'
import type { Cancel, Clock, Timers } from '../session/time.ts'

/** Bytes that need not be asked for. What many little ones come to is counted, and given up like all else. */
export const LITTLE = 32 * 1024

/** Parts of all traffic that frames on their way may take, and with them answers: little ones fit in beside them. */
export const FRAMES_PART = 1 / 2
export const ANSWERS_PART = 5 / 8
/**
 * The part that is kept for addresses that hold little: each may have an equal share of it at once, whatever others hold.
 * Where little ones of others are in it, the oldest of the address that holds most is given up.
 */
const KEPT_PART = 1 / 4
/** No share is larger: a part that comes and one that goes. */
const LARGEST_SHARE = KEPT_PART / 4

/** Milliseconds between two looks at what others wait for. */
const LOOK_EVERY = 500
/** Milliseconds without progress after which bytes are given up that are wanted by an address which holds less. */
const PATIENCE = 2000
/** The same where the address that wants them holds as much itself. */
const PATIENCE_WITH_OWN = 15_000

export interface TrafficOptions {
  readonly limits: BudgetLimits
  readonly clock: Clock
  readonly timers: Timers
}

/** A connection as it takes part in the traffic. */
export interface User {
  /** There may be room for what it waits for: it asks again. */
  goOn(): void
  /** It counts anew what it holds. */
  recount(): void
  /** It must end. */
  giveUp(): void
}

/**
 * The bytes that all connections hold on their way: of frames that have begun to arrive, of requests, and of answers that
 * have not gone out. Who needs many has to ask, and waits in a line where there is no room, the address that holds least
 * before all others: one that holds little waits only where very many hold something.
 * Whoever holds bytes for long and makes no progress, while others wait, is given up: the oldest of the address that holds
 * most.
 */
export class Traffic {
  readonly #options: TrafficOptions
  readonly #budget: Budget
  readonly #shares = new Map<Holding, Share>()
  /** Those who wait, by address. */
  readonly #line = new Map<string, Set<Share>>()
  #cancelLook: Cancel | undefined
  #isCalling = false

  constructor(options: TrafficOptions) {
    this.#options = options
    this.#budget = new Budget(options.limits)
  }

  /** Bytes that are held. */
  get bytes(): number {
    return this.#budget.amount
  }

  enter(address: string, user: User): Share {
    const holding = this.#budget.hold({ address }, () => user.giveUp())
    const share: Share = new Share(user, holding, this.#options.clock, {
      hasRoomFor: (bytes, part) => this.#hasRoomFor(address, bytes, part),
      wait: () => this.#wait(address, share),
      lessened: () => this.#callSoon(),
    })
    this.#shares.set(holding, share)
    return share
  }

  leave(share: Share): void {
    share.hold(0)
    this.#endWait(share.holding.owner.address, share)
    this.#shares.delete(share.holding)
  }

  #hasRoomFor(address: string, bytes: number, part: number): boolean {
    const held = this.#budget.amountOf(address)
    const { ofAll } = this.#options.limits
    const share = Math.min(LARGEST_SHARE, KEPT_PART / this.#budget.addresses) * ofAll
    if (held + bytes <= share) return true
    return !this.#isPoorerInLine(held) && this.#budget.hasRoomFor(address, bytes, part)
  }

  /** Whether somebody waits for whom less than that is held. */
  #isPoorerInLine(held: number): boolean {
    for (const address of this.#line.keys()) if (this.#budget.amountOf(address) < held) return true
    return false
  }

  #wait(address: string, share: Share): void {
    const line = this.#line.get(address) ?? new Set()
    this.#line.set(address, line.add(share))
    this.#cancelLook ??= this.#lookLater()
  }

  #endWait(address: string, share: Share): void {
    const line = this.#line.get(address)
    line?.delete(share)
    if (line?.size === 0) this.#line.delete(address)
  }

  /** Room has come: the first of each address asks again, as long as one gets what it asks for. */
  #callSoon(): void {
    if (this.#line.size === 0 || this.#isCalling) return
    this.#isCalling = true
    this.#options.timers.soon(() => {
      this.#isCalling = false
      this.#callAll()
    })
  }

  /** One of each address after the other, the one that holds least first, until none gets anything. */
  #callAll(): void {
    const held = (address: string) => this.#budget.amountOf(address)
    let waiting = [...this.#line.keys()].sort((one, other) => held(one) - held(other))
    while (waiting.length > 0) waiting = waiting.filter((address) => this.#callFirst(address))
  }

  /** @returns whether he got what he waited for, and others of his address may, too */
  #callFirst(address: string): boolean {
    const [first] = this.#line.get(address) ?? []
    if (!first) return false
    this.#endWait(address, first)
    first.user.goOn()
    if (this.#line.get(address)?.has(first)) return false
    this.#putLast(address)
    return true
  }

  #putLast(address: string): void {
    const line = this.#line.get(address)
    if (!line) return
    this.#line.delete(address)
    this.#line.set(address, line)
  }

  #lookLater(): Cancel {
    return this.#options.timers.after(LOOK_EVERY, () => {
      this.#cancelLook = undefined
      this.#callAll()
      if (this.#line.size > 0) this.#giveUpTheStuck()
      if (this.#line.size > 0) this.#cancelLook ??= this.#lookLater()
    })
  }

  #giveUpTheStuck(): void {
    const share = this.#oldest()
    if (!share) return
    const held = this.#budget.amountOf(share.holding.owner.address)
    const poorest = Math.min(...[...this.#line.keys()].map((address) => this.#budget.amountOf(address)))
    const patience = poorest < held / 2 ? PATIENCE : PATIENCE_WITH_OWN
    // One that ended may hold something until its work is over, and gives nothing back if asked again.
    const asked = new Set<Share>()
    for (
      let stuck = this.#oldest();
      stuck?.isStuckFor(patience) && !asked.has(stuck);
      stuck = this.#oldest()
    ) {
      asked.add(stuck)
      stuck.user.giveUp()
    }
    this.#callSoon()
  }

  /** The one whose last progress is longest ago, of the address that holds most; it holds what it says. */
  #oldest(): Share | undefined {
    const holding = this.#budget.oldest
    const share = holding && this.#shares.get(holding)
    share?.user.recount()
    return share
  }
}

interface Questions {
  hasRoomFor(bytes: number, part: number): boolean
  wait(): void
  lessened(): void
}

/** What one connection holds. */
export class Share {
  readonly user: User
  readonly holding: Holding
  readonly #clock: Clock
  readonly #questions: Questions
  #progressAt: number

  constructor(user: User, holding: Holding, clock: Clock, questions: Questions) {
    this.user = user
    this.holding = holding
    this.#clock = clock
    this.#questions = questions
    this.#progressAt = clock()
  }

  /** It holds so many bytes now. */
  hold(bytes: number): void {
    const before = this.holding.amount
    if (bytes === before) return
    if (before === 0) this.#progressAt = this.#clock()
    this.holding.set(bytes)
    if (bytes < before) this.#questions.lessened()
  }

  /**
   * Whether it may hold so many more: say so then. If not, `goOn` is called when it may.
   *
   * @param part of all there is, that such bytes may not go beyond for an address that holds much
   */
  mayTake(bytes: number, part: number): boolean {
    const may = bytes <= LITTLE || this.#questions.hasRoomFor(bytes, part)
    if (!may) this.#questions.wait()
    return may
  }

  /** Something of what it held has been dealt with. */
  madeProgress(): void {
    this.#progressAt = this.#clock()
    this.holding.renew()
  }

  isStuckFor(milliseconds: number): boolean {
    return this.holding.amount > 0 && this.#clock() - this.#progressAt >= milliseconds
  }
}
