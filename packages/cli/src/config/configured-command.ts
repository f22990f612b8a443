import { resolve } from 'node:path'
import { Command, type ParseOptionsResult } from 'commander'
import { UserError } from '../user-error.ts'
import { Setting, type Source } from './setting.ts'
import { readSettingsFile } from './settings-file.ts'

/** What `Command` keeps of where a value came from, in the words of people. */
const sources: Readonly<Record<string, Source>> = {
  cli: 'flag',
  env: 'environment',
  config: 'file',
}

/**
 * A command whose settings need not stand on the command line: a flag comes first, then the environment, then the file
 * that `--config` names, then what is usual. An empty value counts as none.
 */
export class ConfiguredCommand extends Command {
  readonly #environment: NodeJS.ProcessEnv

  constructor(name: string, environment: NodeJS.ProcessEnv = process.env) {
    super(name)
    this.#environment = environment
  }

  get settings(): Setting[] {
    return this.options.filter((option) => option instanceof Setting)
  }

  sourceOf(setting: Setting): Source {
    return sources[this.getOptionValueSource(setting.attributeName()) ?? ''] ?? 'default'
  }

  override parseOptions(words: string[]): ParseOptionsResult {
    const parsed = super.parseOptions(words)
    // Whoever asks for help gets it, whatever stands elsewhere.
    if (!parsed.unknown.some((word) => word === '--help' || word === '-h')) this.#fillIn()
    return parsed
  }

  #fillIn(): void {
    const environment = new Map(Object.entries(this.#environment))
    for (const setting of this.settings) this.#take(setting, environment, 'env')
    const { config } = this.opts<{ config?: string }>()
    if (config === undefined) return
    const file = readSettingsFile(config)
    this.#refuseUnknown(file, config)
    for (const setting of this.settings) this.#take(setting, file, 'config')
  }

  #take(setting: Setting, values: ReadonlyMap<string, string | undefined>, source: 'env' | 'config'): void {
    const text = values.get(setting.variable)
    if (!text || this.sourceOf(setting) !== 'default') return
    const value = this.#valueOf(setting, text)
    this.setOptionValueWithSource(setting.attributeName(), value, source)
  }

  #valueOf(setting: Setting, text: string): unknown {
    try {
      return setting.read(text)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return this.error(`error: ${setting.variable}=${text} is invalid. ${reason}`)
    }
  }

  /** A name that is written wrong would otherwise be no setting at all, and nobody would know. */
  #refuseUnknown(file: ReadonlyMap<string, string>, path: string): void {
    const known = new Set(this.settings.filter(({ long }) => long !== '--config').map((one) => one.variable))
    const unknown = [...file.keys()].filter((name) => !known.has(name))
    if (unknown.length > 0)
      throw new UserError(
        `${resolve(path)} says ${unknown.join(', ')}, and no setting has this name.`,
        'longshore config tells the names.',
      )
  }
}
