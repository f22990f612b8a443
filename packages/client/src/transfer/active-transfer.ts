import type { TransferPlan } from './transfers.ts'

/** What is known of a transfer that has begun. */
export class ActiveTransfer {
  readonly plan: TransferPlan
  /** Bytes of it that are under way. */
  underWay = 0
  /** Whether its calls may be made: a transfer that matters more may have taken its turn for a while. */
  hasTurn = true
  waitsFor: 'source' | 'sink' | undefined
  /** Where its file turned out to be, when that is not where it was said to be. */
  movedTo: { from: number | undefined; to: number } | undefined

  constructor(plan: TransferPlan) {
    this.plan = plan
  }

  get priority(): number {
    return this.plan.priority ?? 0
  }
}
