import { resolve } from 'node:path'
import type { Command } from 'commander'
import { serverInfoOf } from '../server-info.ts'

export function addInfoCommand(program: Command): void {
  program
    .command('info')
    .description(
      'Prints addresses and public keys of the server that keeps its data in a folder, also while it runs.',
    )
    .requiredOption('--data <folder>', 'the folder given to "longshore serve"')
    .option('--json', 'for scripts')
    .action(async (flags: { data: string; json?: boolean }) => {
      const info = await serverInfoOf(resolve(flags.data))
      if (flags.json) {
        console.log(JSON.stringify(info))
        return
      }
      for (const dc of info.dcs)
        console.log(
          `DC ${dc.id}  ${dc.host}:${dc.port}${dc.mediaOnly ? '  media only' : ''}${dc.cdn ? '  CDN' : ''}`,
        )
      for (const key of info.publicKeys) console.log(`\n${key.trim()}`)
    })
}
