/** What the command ends with, as "longshore help" tells. */
export const exitCodes = {
  done: 0,
  failed: 1,
  /** Of several files some are done and others are not. */
  partly: 2,
  /** A file or folder of this machine. */
  local: 3,
  unreachable: 4,
  refused: 5,
  /** Bytes that are not those of the file. */
  different: 6,
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Of a command that moves several files: failures of one kind keep their code when nothing else was done. */
export function exitCodeOfAll(done: number, failures: readonly ExitCode[]): ExitCode {
  if (failures.length === 0) return exitCodes.done
  if (done > 0) return exitCodes.partly
  return new Set(failures).size === 1 ? (failures[0] ?? exitCodes.failed) : exitCodes.failed
}

/** All that is to be said has been said: the command ends with this code. */
export class Ending extends Error {
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode) {
    super(`ended with ${exitCode}`)
    this.exitCode = exitCode
  }
}
