import type { CheckReport, CheckSize, Finding } from '@longshore/server/check-data-folder'
import type { Command } from 'commander'
import { dataOption } from '../data-option.ts'
import { printable } from '../file-name.ts'
import { showProgress } from '../progress.ts'
import { readableSize } from '../report/words.ts'
import { UserError } from '../user-error.ts'

interface CheckFlags {
  readonly data: string
  readonly json?: boolean
}

export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description(
      'Compares everything a server keeps of files with what it must be, down to each byte, and says what is wrong. ' +
        'Changes nothing. The server may be running.',
    )
    .addOption(dataOption('the data folder of the server'))
    .option(
      '--json',
      'one line: {"files", "bytes", "unverified", "findings": [{"kind", "what", "remedy"}], "leftovers": [text], "unshown": [text]}',
    )
    .action(runCheck)
}

async function runCheck({ data, json }: CheckFlags): Promise<void> {
  const { checkDataFolder } = await import('@longshore/server/check-data-folder')
  const told = new Told(json ?? false)
  await checkDataFolder(data, told, (size) => told.begin(size)).finally(() => told.stop())
  told.end()
  const count = told.findings.length
  if (count > 0)
    throw new UserError(`${count === 1 ? 'One thing is' : `${count} things are`} wrong in ${data}.`)
}

/** What is told while the check is under way, and at its end. */
class Told implements CheckReport {
  readonly findings: Finding[] = []
  readonly #json: boolean
  readonly #leftovers: string[] = []
  readonly #unshown: string[] = []
  readonly #progress = showProgress('checking')
  #size: CheckSize = { files: 0, bytes: 0 }
  #done = 0
  #unverified = 0

  constructor(json: boolean) {
    this.#json = json
  }

  begin(size: CheckSize): void {
    this.#size = size
  }

  finding(finding: Finding): void {
    this.findings.push(finding)
  }

  leftover(what: string): void {
    this.#leftovers.push(what)
  }

  unshown(what: string): void {
    this.#unshown.push(what)
  }

  progress(bytes: number): void {
    this.#done += bytes
    this.#progress.update({ transferred: this.#done, total: this.#size.bytes })
  }

  unverified(bytes: number): void {
    this.#unverified += bytes
  }

  stop(): void {
    this.#progress.stop()
  }

  end(): void {
    const { files, bytes } = this.#size
    if (this.#json) {
      const { findings } = this
      const told = {
        files,
        bytes,
        unverified: this.#unverified,
        findings,
        leftovers: this.#leftovers,
        unshown: this.#unshown,
      }
      console.log(JSON.stringify(told))
      return
    }
    for (const { what, remedy } of this.findings) console.log(`${printable(what)}\n  ${remedy}`)
    const many = this.#leftovers.length
    if (many > 0) {
      console.log(`Left behind by a server that did not end in peace; its next start clears it away:`)
      for (const what of this.#leftovers) console.log(`  ${printable(what)}`)
    }
    if (this.#unshown.length > 0) {
      console.log('Shown nowhere; the server removes them by itself when nothing has come to show them:')
      for (const what of this.#unshown) console.log(`  ${printable(what)}`)
    }
    if (this.#unverified > 0)
      console.log(
        `${readableSize(this.#unverified)} are older than the keeping of hashes: only their length was checked.`,
      )
    console.log(`Checked ${files === 1 ? '1 file' : `${files} files`}, ${readableSize(bytes)}.`)
    if (this.findings.length === 0) console.log('Everything is as it must be.')
  }
}
