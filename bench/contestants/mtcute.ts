import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { type Document, InputMedia, type TelegramClient } from '@mtcute/node'
import { openMtcute } from '../../interop/clients/mtcute.ts'
import { testAccount } from '../../interop/stock-client.ts'
import type { Contestant } from './contestant.ts'

export function mtcuteContestant(): Contestant {
  let client: TelegramClient | undefined
  let document: Document | undefined
  return {
    open: async (target, account) => {
      client = await openMtcute(target, testAccount(account))
    },
    up: async (path) => {
      const media = InputMedia.document(`file:${path}`, { fileMime: 'application/octet-stream' })
      const message = await client?.sendMedia('me', media)
      if (message?.media?.type !== 'document') throw new Error(`sent a document, got ${message?.media?.type}`)
      document = message.media
    },
    down: async (path) => {
      // Its downloadToFile may end before all bytes are in the file.
      if (client && document) await pipeline(client.downloadAsNodeStream(document), createWriteStream(path))
    },
    close: async () => client?.destroy(),
  }
}
