// Runs inside a network namespace: addresses it, starts a server there, and drives Telegram Desktop against it, with
// mtcute as the other device of its account and as somebody else. Each thing that was done becomes a line of JSON.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TelegramClient } from '@mtcute/node'
import Long from 'long'
import { openMtcute } from '../clients/mtcute.ts'
import type { Done } from '../desktop.test.ts'
import { type SampleName, writeSamples } from '../samples.ts'
import { startServer } from '../server.ts'
import { testAccount } from '../stock-client.ts'
import { Application, pause, Screen, writeApplication } from './application.ts'

/** Where it looks for data centers 1 to 5. All are one here. */
// biome-ignore format: a list of addresses
const addresses = ['149.154.175.50', '149.154.167.51', '95.161.76.100', '149.154.175.100', '149.154.167.91', '149.154.171.5']
const blue = [0, 0, 254] as const
/** Where things are in its window, which nobody moves. */
const at = {
  start: [640, 568],
  byPhone: [640, 623],
  countryCode: [520, 447],
  firstChat: [370, 225],
} as const

/** Everything it does by itself when it has been signed in is over when it says that it is online. */
const isSignedIn = /(body: \{ account_updateStatus|account_updateStatus)/

execFileSync('ip', ['link', 'set', 'lo', 'up'])
for (const address of addresses) execFileSync('ip', ['address', 'add', `${address}/32`, 'dev', 'lo'])
const folder = await mkdtemp(join(tmpdir(), 'longshore-desktop-'))
const server = await startServer({
  port: 443,
  flags: ['--host', '0.0.0.0', '--test-accounts-on-any-address'],
})
const screen = await Screen.open()
const path = join(folder, 'telegram-desktop')
await writeApplication(path, server.publicKey)
const samples = await writeSamples(join(folder, 'samples'))
const [ada, bob] = [testAccount(1), testAccount(2)]
const open: { close(): Promise<void> | void }[] = [screen]
try {
  const desktop = await signInByPhone()
  const [phone, other] = [await openMtcute(server, ada), await openMtcute(server, bob)]
  open.push({ close: () => phone.destroy() }, { close: () => other.destroy() })
  await sendAll(phone)
  await receiveAll(phone, other)
  tell({ what: 'complaints', complaints: await desktop.complaints() })
} finally {
  for (const one of open.reverse()) await one.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
process.exit()

async function signInByPhone(): Promise<Application> {
  const desktop = await Application.start(path, join(folder, 'by-phone'), screen)
  open.push(desktop)
  await desktop.said(/(help_getConfig)/)
  await pause(3000)
  screen.click(...at.start)
  await desktop.said(/auth_loginToken\b[^}]*token: ([0-9A-F ]+)/)
  await pause(1500)
  screen.click(...at.byPhone)
  await pause(1500)
  screen.click(...at.countryCode)
  screen.press('ctrl+a')
  screen.type(ada.phone)
  screen.press('Return')
  await desktop.said(/(auth_sentCode)\b/)
  await pause(1500)
  screen.type(ada.code)
  await desktop.said(isSignedIn)
  tell({ what: 'signed in by phone' })
  return desktop
}

/** Sends one sample after the other to Saved Messages, and looks with another client at what came. */
async function sendAll(phone: TelegramClient): Promise<void> {
  screen.press('Escape', 'ctrl+0')
  await pause(1500)
  let newest = 0
  const groups: SampleName[][] = [
    ['red.jpg'],
    ['blue.jpg', 'green.jpg'],
    ['film.mp4'],
    ['moving.gif'],
    ['music.mp3'],
    ['voice.ogg'],
    ['big.bin'],
  ]
  for (const names of groups) {
    await screen.paste(...names.map(samples))
    await pause(1500)
    screen.press('Return')
    const sent = await until(async () => {
      const history = await phone.getHistory('me', { limit: names.length })
      const areNew = history.length === names.length && history.every(({ id }) => id > newest)
      return areNew ? history : undefined
    })
    newest = sent[0]?.id ?? newest
    for (const message of sent) {
      const { media } = message
      if (!media || !('fileSize' in media)) throw new Error(`${names} came as ${media?.type}`)
      const bytes = await phone.downloadAsBuffer(media)
      const isSame =
        names.length === 1 && sha256(bytes) === sha256(await readFile(samples(names[0] ?? 'red.jpg')))
      tell({
        what: 'sent',
        sample: names.join('+'),
        as: media.type,
        isSame,
        group: message.groupedId !== null,
      })
    }
  }
}

/** Has somebody else send it one of each kind, and looks at the screen. */
async function receiveAll(phone: TelegramClient, other: TelegramClient): Promise<void> {
  const { id } = await phone.getMe()
  await contact(other, ada.phone, 'Ada')
  await contact(phone, bob.phone, 'Bob')
  const kinds: [SampleName, 'voice' | 'audio' | 'video' | 'sticker' | 'document' | 'photo'][] = [
    ['blue.jpg', 'photo'],
    ['voice.ogg', 'voice'],
    ['music.mp3', 'audio'],
    ['film.mp4', 'video'],
    ['sticker.webp', 'sticker'],
    ['big.bin', 'document'],
  ]
  for (const [name, type] of kinds)
    await other.sendMedia(id, { type, file: new Uint8Array(await readFile(samples(name))), fileName: name })
  screen.click(...at.firstChat)
  const isShown = await until(async () => screen.shareOf(blue) > 0.05 || undefined)
  tell({ what: 'shows a photo of somebody else', isShown })
}

async function contact(client: TelegramClient, number: string, firstName: string): Promise<void> {
  const entry = {
    _: 'inputPhoneContact',
    clientId: Long.ONE,
    phone: number,
    firstName,
    lastName: '',
  } as const
  await client.call({ _: 'contacts.importContacts', contacts: [entry] })
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 45_000; Date.now() < end; await pause(300)) {
    const seen = await look()
    if (seen !== undefined) return seen
  }
  throw new Error('it did not happen')
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function tell(done: Done): void {
  console.log(JSON.stringify(done))
}
