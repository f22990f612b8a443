import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { mtcuteFor, openMtcute } from './clients/mtcute.ts'
import { type RunningServer, startServer } from './server.ts'
import { testAccount } from './stock-client.ts'

for (const workers of [1, 3]) {
  suite(`mtcute signs in by a QR code, with ${workers} worker${workers > 1 ? 's' : ''}`, () => {
    let server: RunningServer
    before(async () => {
      server = await startServer({ flags: ['--test-accounts', '--workers', String(workers)] })
    })
    after(() => server.stop())

    test('and hears of it as soon as somebody has scanned it', async () => {
      const phone = await openMtcute(server, testAccount(1))
      const screen = await mtcuteFor(server)
      let scanned = false
      const user = await screen.signInQr({
        onQrScanned: () => {
          scanned = true
        },
        onUrlUpdated: async (url) => {
          const token = new Uint8Array(Buffer.from(new URL(url).searchParams.get('token') ?? '', 'base64url'))
          await phone.call({ _: 'auth.acceptLoginToken', token })
        },
      })
      assert.equal(scanned, true)
      assert.equal(user.id, (await phone.getMe()).id)
      assert.equal((await screen.getMe()).id, user.id)
      await Promise.all([phone.destroy(), screen.destroy()])
    })
  })
}
