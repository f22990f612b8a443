import type { Command } from 'commander'
import { addressOf } from '../address-of.ts'
import { dataOption } from '../data-option.ts'
import { printable } from '../file-name.ts'
import { serverInfoOf } from '../server-info.ts'

export function addInfoCommand(program: Command): void {
  program
    .command('info')
    .description(
      'Prints addresses and public keys of the server that keeps its data in a folder, also while it runs.',
    )
    .addOption(dataOption('the folder given to "longshore serve"'))
    .option('--json', 'one line: {"dcs": [{"id", "host", "port", "mediaOnly", "cdn"}], "publicKeys": [PEM]}')
    .action(async (flags: { data: string; json?: boolean }) => {
      const info = await serverInfoOf(flags.data)
      const { isServed } = await import('@longshore/server/data-folder')
      if (!isServed(flags.data))
        console.error(`It does not run at the moment. Start it: longshore serve --data ${flags.data}`)
      if (flags.json) {
        console.log(JSON.stringify(info))
        return
      }
      for (const { id, host, port, mediaOnly, cdn } of info.dcs)
        console.log(
          `DC ${id}  ${printable(addressOf(host, port))}${mediaOnly ? '  media only' : ''}${cdn ? '  CDN' : ''}`,
        )
      for (const key of info.publicKeys) console.log(`\n${key.trim()}`)
    })
}
