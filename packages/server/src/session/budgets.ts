import { Budget, type BudgetLimits } from '../budget/budget.ts'

/** Of everything that clients make the server remember, how much for one address, under one key, and altogether. */
export interface RememberedLimits {
  /** Sessions; those of one key are bounded by `SessionLimits`, too. */
  readonly sessions: BudgetLimits
  /** Ids of received messages. */
  readonly received: BudgetLimits
  /** Bytes of answers and updates that are kept until the client has them, or that wait for a connection. */
  readonly kept: BudgetLimits
  /** The same for the bytes of files. */
  readonly keptFiles: BudgetLimits
  /** Requests that wait for others (invokeAfterMsg). */
  readonly waits: BudgetLimits
  /** Connections over which nobody has shown yet that he has a key. */
  readonly strangers: BudgetLimits
  /** Temporary keys that are not bound. */
  readonly unboundKeys: BudgetLimits
  /** Permanent keys that were made here and nobody is logged in with. */
  readonly newKeys: BudgetLimits
}

const KiB = 1024
const MiB = 1024 * KiB

export const defaultRememberedLimits: RememberedLimits = {
  sessions: { ofAll: 20_000, perAddress: 12_000 },
  received: { ofAll: 300_000, perAddress: 200_000, perKey: 100_000 },
  kept: { ofAll: 32 * MiB, perAddress: 24 * MiB, perKey: 16 * MiB },
  keptFiles: { ofAll: 8 * MiB, perAddress: 6 * MiB },
  waits: { ofAll: 20_000, perAddress: 10_000, perKey: 2000 },
  strangers: { ofAll: 2000, perAddress: 500 },
  unboundKeys: { ofAll: 5000, perAddress: 1000 },
  newKeys: { ofAll: 20_000, perAddress: 2000 },
}

/** The part of one of several processes that serve the same data center. */
export function shareOfRemembered(processes: number): RememberedLimits {
  const share = ({ ofAll, perAddress, perKey }: BudgetLimits): BudgetLimits => ({
    ofAll: Math.ceil(ofAll / processes),
    perAddress: Math.ceil(perAddress / processes),
    perKey,
  })
  const { sessions, received, kept, keptFiles, waits, strangers, unboundKeys, newKeys } =
    defaultRememberedLimits
  return {
    sessions: share(sessions),
    received: share(received),
    kept: share(kept),
    keptFiles: share(keptFiles),
    waits: share(waits),
    strangers: share(strangers),
    unboundKeys: share(unboundKeys),
    newKeys: share(newKeys),
  }
}

export type Budgets = { readonly [B in keyof RememberedLimits]: Budget }

export function budgetsOf(limits: RememberedLimits): Budgets {
  return {
    sessions: new Budget(limits.sessions),
    received: new Budget(limits.received),
    kept: new Budget(limits.kept),
    keptFiles: new Budget(limits.keptFiles),
    waits: new Budget(limits.waits),
    strangers: new Budget(limits.strangers),
    unboundKeys: new Budget(limits.unboundKeys),
    newKeys: new Budget(limits.newKeys),
  }
}
