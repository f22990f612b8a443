import type { ContestantName } from '../contestants/contestants.ts'
import type { Section } from '../report/results.ts'

export interface ScenarioOptions {
  /** Whether this one takes part; all do unless the person at the keyboard named some. */
  readonly takesPart: (name: ContestantName) => boolean
  /** Everything small and short: shows that it runs, not how fast. */
  readonly quick: boolean
  /** How long a long run takes, unless it is quick. */
  readonly minutes: number
  /** For everything that is written; removed afterwards. */
  readonly folder: string
  readonly say: (line: string) => void
}

export type Scenario = (options: ScenarioOptions) => Promise<Section>
