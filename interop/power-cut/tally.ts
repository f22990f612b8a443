import { type Fact, type FactKind, factKinds, type Witnesses } from './fact.ts'

/** A fact, and the form of the server that told it. */
export interface ToldFact extends Fact {
  readonly form: string
}

interface Counts {
  told: number
  checked: number
}

/** How many facts of each kind each form of the server told, and how many were looked at after a cut. */
export class Tally {
  readonly #forms = new Map<string, Map<FactKind, Counts>>()
  readonly #looked = new Set<ToldFact>()

  told(facts: readonly ToldFact[]): void {
    for (const { form, kind } of facts) this.#of(form, kind).told++
  }

  /** Each fact counts once, however often it is looked at. */
  checked(fact: ToldFact): void {
    if (this.#looked.has(fact)) return
    this.#looked.add(fact)
    this.#of(fact.form, fact.kind).checked++
  }

  /** Kinds of which this form told nothing that could be looked at. */
  neverChecked(form: string): FactKind[] {
    return factKinds.filter((kind) => this.#of(form, kind).checked === 0)
  }

  /** One line for each form. */
  lines(): string[] {
    return [...this.#forms].map(([form, kinds]) => {
      const sum = (of: keyof Counts) => [...kinds.values()].reduce((all, counts) => all + counts[of], 0)
      const counted = [...kinds].map(([kind, { told, checked }]) => `${kind} ${checked} of ${told}`)
      const never = this.neverChecked(form)
      return [
        `${form}: ${sum('checked')} facts checked of ${sum('told')} that were told`,
        `never checked: ${never.length === 0 ? 'no kind' : never.join(', ')}`,
        counted.join(', '),
      ].join('; ')
    })
  }

  #of(form: string, kind: FactKind): Counts {
    const kinds = this.#forms.get(form) ?? new Map<FactKind, Counts>()
    this.#forms.set(form, kinds)
    const counts = kinds.get(kind) ?? { told: 0, checked: 0 }
    kinds.set(kind, counts)
    return counts
  }
}

const CHECKS_AT_ONCE = 8

/** Looks whether facts still hold. @throws with what was lost */
export async function checkFacts(
  facts: readonly ToldFact[],
  witnesses: Witnesses,
  tally: Tally,
  after: string,
): Promise<void> {
  const left = [...facts]
  const checkNext = async () => {
    for (let fact = left.shift(); fact; fact = left.shift()) {
      const { kind, form } = fact
      const outcome = await fact.check(witnesses).catch((cause: unknown) => {
        throw new Error(`${after} lost this: ${kind}, told by ${form}`, { cause })
      })
      if (outcome !== 'superseded') tally.checked(fact)
    }
  }
  await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, checkNext))
}

/** A few old facts of each kind and form, such as can be checked again. */
export function sampleOf(facts: readonly ToldFact[], ofEach: number): ToldFact[] {
  const groups = Map.groupBy(
    facts.filter(({ once }) => !once),
    ({ form, kind }) => `${form} ${kind}`,
  )
  return [...groups.values()].flatMap((group) => shuffled(group).slice(0, ofEach))
}

function shuffled<T>(all: readonly T[]): T[] {
  return all
    .map((one) => ({ one, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ one }) => one)
}
