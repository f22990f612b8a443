import { resolve } from 'node:path'
import type { Backup, BackupOptions } from '@longshore/server/backup-data-folder'
import { type Command, Option } from 'commander'
import { dataOption } from '../data-option.ts'
import { showProgress } from '../progress.ts'
import { readableSize } from '../report/words.ts'

interface BackupFlags {
  readonly data: string
  readonly copy?: boolean
  readonly json?: boolean
}

const copyOption = () =>
  new Option(
    '--copy',
    'give every file bytes of its own; else they are shared where both folders lie on one disk',
  )
const jsonOption = () => new Option('--json', 'one line: {"folder", "files", "bytes", "missing"}')

export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .argument('<to>', 'a folder that is not there yet')
    .description(
      'Copies a data folder as it is at one moment, also while its server is running. The copy holds everything but ' +
        'uploads that are no file yet. Keep it like a secret: it has the keys of the server and of its users.',
    )
    .addOption(dataOption('the data folder of the server'))
    .addOption(copyOption())
    .addOption(jsonOption())
    .action(async (to: string, flags: BackupFlags) => {
      const { backupDataFolder } = await import('@longshore/server/backup-data-folder')
      await run('backing up', resolve(to), flags, (options) =>
        backupDataFolder(flags.data, resolve(to), options),
      )
    })
  program
    .command('restore')
    .argument('<from>', 'a folder that "longshore backup" made')
    .description(
      'Makes a data folder of a backup, for "longshore serve". Nothing is ever overwritten, and the backup stays as it is.',
    )
    .addOption(dataOption('the data folder to make'))
    .addOption(copyOption())
    .addOption(jsonOption())
    .action(async (from: string, flags: BackupFlags) => {
      const { restoreDataFolder } = await import('@longshore/server/backup-data-folder')
      await run('restoring', flags.data, flags, (options) =>
        restoreDataFolder(resolve(from), flags.data, options),
      )
    })
}

async function run(
  title: string,
  folder: string,
  { copy, json }: BackupFlags,
  work: (options: BackupOptions) => Promise<Backup>,
): Promise<void> {
  const view = showProgress(title)
  let transferred = 0
  const { files, bytes, missing } = await work({
    how: copy ? 'copy' : 'link',
    progress: (bytes) => {
      transferred += bytes
      view.update({ transferred, total: undefined })
    },
  }).finally(() => view.stop())
  if (json) {
    console.log(JSON.stringify({ folder, files, bytes, missing }))
    return
  }
  if (missing > 0)
    console.log(
      `${missing === 1 ? 'One file was' : `${missing} files were`} lost before: longshore check tells of which.`,
    )
  console.log(
    `${folder} has the database and ${files === 1 ? '1 file' : `${files} files`}, ${readableSize(bytes)}.`,
  )
}
