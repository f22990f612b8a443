/** Most of something that may be held: by all together, for one address, under one key. */
export interface BudgetLimits {
  readonly ofAll: number
  readonly perAddress: number
  readonly perKey?: number | undefined
}

/** For whom something is held. */
export interface Owner {
  readonly address: string
  readonly key?: bigint | undefined
}

/**
 * Counts what clients make the server hold, and keeps it within bounds: where one is passed, the oldest is given up. A key
 * and an address give up their own; for all it is the address that holds most, so that nobody is pushed out by somebody
 * who holds more than he does.
 */
export class Budget {
  readonly #limits: BudgetLimits
  readonly #byAddress = new Map<string, Pot>()
  readonly #byKey = new Map<bigint, Pot>()
  #amount = 0

  constructor(limits: BudgetLimits) {
    this.#limits = limits
  }

  /** What is held altogether. */
  get amount(): number {
    return this.#amount
  }

  /** What is held for an address. */
  amountOf(address: string): number {
    return this.#byAddress.get(address)?.amount ?? 0
  }

  /** Addresses for which something is held. */
  get addresses(): number {
    return this.#byAddress.size
  }

  /** Whether so much more would pass no bound. @param part of the bounds, for what may not use all of them */
  hasRoomFor(address: string, amount: number, part = 1): boolean {
    const { ofAll, perAddress } = this.#limits
    return this.#amount + amount <= ofAll * part && this.amountOf(address) + amount <= perAddress * part
  }

  /**
   * Begins to count for an owner, who holds nothing yet.
   *
   * @param giveUp called to have some of it given back, or all of it; who gives nothing back is passed over
   */
  hold(owner: Owner, giveUp: () => void): Holding {
    return new Holding(owner, giveUp, {
      changed: (holding, by) => this.#changed(holding, by),
      renewed: (holding) => this.#renewed(holding),
    })
  }

  /** The one that has held something longest, for the address that holds most. */
  get oldest(): Holding | undefined {
    return this.#fullest?.oldest
  }

  get #fullest(): Pot | undefined {
    let fullest: Pot | undefined
    for (const pot of this.#byAddress.values()) if (!fullest || pot.amount > fullest.amount) fullest = pot
    return fullest
  }

  #changed(holding: Holding, by: number): void {
    const { address, key } = holding.owner
    this.#amount += by
    count(this.#byAddress, address, holding, by)
    if (key !== undefined) count(this.#byKey, key, holding, by)
    if (by > 0) this.#makeRoom(address, key)
  }

  #renewed(holding: Holding): void {
    const { address, key } = holding.owner
    this.#byAddress.get(address)?.put(holding)
    if (key !== undefined) this.#byKey.get(key)?.put(holding)
  }

  #makeRoom(address: string, key: bigint | undefined): void {
    const { ofAll, perAddress, perKey } = this.#limits
    if (key !== undefined && perKey !== undefined) this.#byKey.get(key)?.shrinkTo(perKey)
    this.#byAddress.get(address)?.shrinkTo(perAddress)
    while (this.#amount > ofAll) {
      const before = this.#amount
      const fullest = this.#fullest
      fullest?.shrinkTo(fullest.amount - 1)
      if (this.#amount >= before) return
    }
  }
}

interface Events {
  changed(holding: Holding, by: number): void
  renewed(holding: Holding): void
}

/** What one of its owners holds of a budget. Its age is that of the first of it. */
export class Holding {
  readonly owner: Owner
  readonly #giveUp: () => void
  readonly #events: Events
  #amount = 0

  constructor(owner: Owner, giveUp: () => void, events: Events) {
    this.owner = owner
    this.#giveUp = giveUp
    this.#events = events
  }

  get amount(): number {
    return this.#amount
  }

  /** Holds so much from now on. */
  set(amount: number): void {
    if (amount !== this.#amount) this.change(amount - this.#amount)
  }

  /** Holds so much more, or less. */
  change(by: number): void {
    this.#amount += by
    this.#events.changed(this, by)
  }

  /** It is as good as new: others are older. */
  renew(): void {
    if (this.#amount > 0) this.#events.renewed(this)
  }

  /** Holds nothing any more. */
  release(): void {
    this.set(0)
  }

  giveUp(): void {
    this.#giveUp()
  }
}

/** What is held for one address, or under one key: the oldest first. */
class Pot {
  amount = 0
  readonly #holdings = new Set<Holding>()

  get isEmpty(): boolean {
    return this.#holdings.size === 0
  }

  get oldest(): Holding | undefined {
    for (const holding of this.#holdings) return holding
    return undefined
  }

  change(holding: Holding, by: number): void {
    this.amount += by
    if (holding.amount === 0) this.#holdings.delete(holding)
    else this.#holdings.add(holding)
  }

  /** As the newest. */
  put(holding: Holding): void {
    this.#holdings.delete(holding)
    this.#holdings.add(holding)
  }

  /** Has the oldest given up until there is no more than there may be. */
  shrinkTo(limit: number): void {
    let unasked = this.#holdings.size
    for (const holding of this.#holdings) {
      if (this.amount <= limit || unasked-- === 0) return
      holding.giveUp()
    }
  }
}

function count<K>(pots: Map<K, Pot>, id: K, holding: Holding, by: number): void {
  const pot = pots.get(id) ?? new Pot()
  pot.change(holding, by)
  if (pot.isEmpty) pots.delete(id)
  else pots.set(id, pot)
}
