import { type ExitCode, exitCodes } from './exit-code.ts'

/** Something the person at the keyboard can mend: the reason, and what to do about it. Never shown with a stack. */
export class UserError extends Error {
  readonly remedy: string | undefined
  readonly exitCode: ExitCode

  constructor(reason: string, remedy?: string, exitCode: ExitCode = exitCodes.failed) {
    super(reason)
    this.name = 'UserError'
    this.remedy = remedy
    this.exitCode = exitCode
  }
}
