import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Caller } from './callers/caller.ts'
import { gramjs158, teleproto229 } from './callers/gramjs.ts'
import { mtcute } from './callers/mtcute.ts'
import { ours } from './callers/ours.ts'
import { albums } from './rules/albums.ts'
import { dialogs } from './rules/dialogs.ts'
import { downloading } from './rules/downloading.ts'
import { pictures } from './rules/pictures.ts'
import { stickers } from './rules/stickers.ts'
import { uploading } from './rules/uploading.ts'
import { type RunningServer, startServer } from './server.ts'
import { testAccount } from './stock-client.ts'

const rules = {
  'Uploading files': uploading,
  'Downloading files': downloading,
  Pictures: pictures,
  Albums: albums,
  'Sticker sets': stickers,
  Dialogs: dialogs,
}

for (const [number, library] of [ours, mtcute, teleproto229, gramjs158].entries()) {
  describe(`the rules of the page, by ${library.name}`, () => {
    let server: RunningServer
    let caller: Caller
    before(async () => {
      server = await startServer()
      caller = await library.signIn(server, testAccount(number))
    })
    after(async () => {
      await caller?.close()
      await server?.stop()
    })
    for (const [heading, rows] of Object.entries(rules))
      describe(heading, () => {
        for (const rule of rows)
          test(rule.says, async () => {
            const run = rule.run(caller)
            if (rule.refusal === undefined) await run
            else await assert.rejects(run, { message: rule.refusal })
          })
      })
  })
}
