import { stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { openGramjs } from '../../interop/clients/gramjs.ts'
import { testAccount } from '../../interop/stock-client.ts'
import type { Contestant } from './contestant.ts'

const folder = 'telegram-198'
/** Parts it sends at once: more did not make it faster. */
const workers = 8

export function gramjsContestant(): Contestant {
  let client: Awaited<ReturnType<typeof openGramjs>> | undefined
  let message: Awaited<ReturnType<NonNullable<typeof client>['sendFile']>> | undefined
  return {
    open: async (target, account) => {
      client = await openGramjs(folder, target, 'full', testAccount(account))
    },
    up: async (path) => {
      const { CustomFile } = createRequire(import.meta.resolve('../../interop/clients/gramjs.ts'))(
        `${folder}/client/uploads`,
      ) as { CustomFile: new (name: string, size: number, path: string) => unknown }
      const file = new CustomFile(basename(path), (await stat(path)).size, path)
      message = await client?.sendFile('me', { file, forceDocument: true, workers })
    },
    down: async (path) => {
      if (message) await client?.downloadMedia(message, { outputFile: path })
    },
    close: async () => client?.destroy(),
  }
}
