import { Option } from 'commander'
import { yesOrNo } from './yes-or-no.ts'

/** Where a setting was found. The first of these that has one says what holds. */
export type Source = 'flag' | 'environment' | 'file' | 'default'

/**
 * An option that may also stand in the environment, or in a file of settings: `--part-life` as LONGSHORE_PART_LIFE. It
 * remembers how it was written, so that it can be shown in the words of whoever wrote it.
 */
export class Setting extends Option {
  /** LONGSHORE_PART_LIFE. */
  readonly variable: string
  text: string | undefined

  constructor(flags: string, description: string) {
    super(flags, description)
    this.variable = `LONGSHORE_${this.name().replaceAll('-', '_').toUpperCase()}`
  }

  /** @param parse throws InvalidArgumentError */
  reading(parse: (text: string) => unknown): this {
    return this.argParser((text) => {
      this.text = text
      return parse(text)
    })
  }

  /** The value of what was written outside of the command line. @throws InvalidArgumentError */
  read(text: string): unknown {
    if (this.isBoolean()) return yesOrNo(text)
    this.text = text
    return this.parseArg ? this.parseArg(text, undefined) : text
  }
}
