// Runs inside a network namespace: addresses it, starts a server there, and drives Telegram Desktop against it, with
// mtcute as the other device of its account and as somebody else. Each thing that was done becomes a line of JSON.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dialog, TelegramClient } from '@mtcute/node'
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
  menu: [247, 162],
  newGroup: [327, 302],
  newChannel: [327, 344],
  createWithMembers: [776, 723],
  compress: [489, 555],
  camera: [513, 396],
  fromFile: [583, 417],
  create: [776, 547],
} as const

/** Of auth.loginToken, in its log. */
const token = /auth_loginToken\b[^}]*token: ([0-9A-F ]+)/

/** Everything it does by itself when it has been signed in is over when it says that it is online. */
const isSignedIn = /(body: \{ account_updateStatus|account_updateStatus)/

execFileSync('ip', ['link', 'set', 'lo', 'up'])
for (const address of addresses) execFileSync('ip', ['address', 'add', `${address}/32`, 'dev', 'lo'])
const folder = await mkdtemp(join(tmpdir(), 'longshore-desktop-'))
const anyAddress = ['--host', '0.0.0.0', '--test-accounts-on-any-address']
let server = await startServer({ port: 443, flags: anyAddress })
const screen = await Screen.open()
const path = join(folder, 'telegram-desktop')
await writeApplication(path, server.publicKey)
const samples = await writeSamples(join(folder, 'samples'))
const [ada, bob] = [testAccount(1), testAccount(2)]
const open: { close(): Promise<void> | void }[] = [screen]
try {
  const byPhone = await signInByPhone()
  const [phone, other] = [await openMtcute(server, ada), await openMtcute(server, bob)]
  open.push({ close: () => phone.destroy() }, { close: () => other.destroy() })
  await sendAll(phone)
  await receiveAll(phone, other)
  await makeGroup(other)
  await makeChannel(phone)
  await goOnAfterKill(phone)
  tell({ what: 'complaints', complaints: await byPhone.complaints() })
  await byPhone.close()
  await signInOverHttp()
} finally {
  for (const one of open.reverse()) await one.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
process.exit()

async function signInByPhone(): Promise<Application> {
  const desktop = await begin('by-phone')
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

/** Starts it in a folder of its own, and goes to the page with the QR code. */
async function begin(name: string): Promise<Application> {
  const desktop = await Application.start(path, join(folder, name), screen)
  open.push(desktop)
  await desktop.said(/(help_getConfig)/)
  await pause(3000)
  screen.click(...at.start)
  await desktop.said(token)
  return desktop
}

/**
 * It tries HTTP on port 80 beside TCP on the port it was told: here only the former leads to a server. Signed in by the
 * QR code, which another client of the account accepts, it sends what is largest.
 */
async function signInOverHttp(): Promise<void> {
  await server.kill()
  const flags = [...anyAddress, '--public-address', '127.0.0.1:443']
  server = await startServer({ data: server.data, port: 80, flags })
  const phone = await openMtcute({ ...server, port: 80 }, ada)
  open.push({ close: () => phone.destroy() })
  const desktop = await begin('by-qr')
  const [hex = ''] = (await desktop.said(token)).slice(-1)
  await phone.call({ _: 'auth.acceptLoginToken', token: Buffer.from(hex.replaceAll(' ', ''), 'hex') })
  await desktop.said(isSignedIn)
  tell({ what: 'signed in by QR code' })
  screen.press('ctrl+0')
  await pause(1500)
  tell({ what: 'sent over HTTP', ...(await sendToSelf(phone, 'big.bin')) })
  tell({ what: 'complaints over HTTP', complaints: await desktop.complaints() })
}

/** Pastes a file where a chat with oneself is open. */
async function sendToSelf(phone: TelegramClient, name: SampleName): Promise<{ as: string; isSame: boolean }> {
  const [before] = await phone.getHistory('me', { limit: 1 })
  await screen.paste(samples(name))
  await pause(1500)
  screen.press('Return')
  const media = await until(async () => {
    const [newest] = await phone.getHistory('me', { limit: 1 })
    return newest && newest.id > (before?.id ?? 0) ? newest.media : undefined
  })
  if (!media || !('fileSize' in media)) throw new Error(`${name} came as ${media?.type}`)
  const bytes = await phone.downloadAsBuffer(media)
  return { as: media.type, isSame: sha256(bytes) === sha256(await readFile(samples(name))) }
}

async function goOnAfterKill(phone: TelegramClient): Promise<void> {
  await server.kill()
  server = await startServer({ data: server.data, port: 443, flags: anyAddress })
  screen.press('Escape', 'Escape', 'ctrl+0')
  await pause(1500)
  tell({ what: 'sent after the kill', ...(await sendToSelf(phone, 'film.mp4')) })
}

async function makeGroup(other: TelegramClient): Promise<void> {
  screen.press('Escape')
  await pause(500)
  screen.click(...at.menu)
  await pause(1200)
  screen.click(...at.newGroup)
  await pause(1200)
  screen.type('Dockers')
  screen.press('Return')
  await pause(1500)
  screen.press('Down', 'Return')
  await pause(700)
  screen.click(...at.createWithMembers)
  await pause(2000)
  await screen.paste(samples('sticker.webp'))
  await pause(1500)
  screen.click(...at.compress)
  await pause(300)
  screen.press('Return')
  const sticker = await until(async () => {
    const { peer } = (await dialogOf(other, 'Dockers')) ?? {}
    const [newest] = peer ? await other.getHistory(peer, { limit: 1 }) : []
    return newest?.media ?? undefined
  })
  tell({ what: 'made a group', firstSent: sticker.type })
}

async function makeChannel(phone: TelegramClient): Promise<void> {
  screen.press('Escape')
  await pause(500)
  screen.click(...at.menu)
  await pause(1200)
  screen.click(...at.newChannel)
  await pause(1200)
  screen.type('Tides')
  screen.click(...at.camera)
  await pause(800)
  screen.click(...at.fromFile)
  await pause(1500)
  screen.type(samples('green.jpg'))
  screen.press('Return')
  await pause(1500)
  screen.press('Return')
  await pause(1200)
  screen.click(...at.create)
  const hasPicture = await until(async () => {
    const { peer } = (await dialogOf(phone, 'Tides')) ?? {}
    return peer && 'photo' in peer && peer.photo ? true : undefined
  })
  tell({ what: 'made a channel', hasPicture })
  screen.press('Escape')
  await pause(700)
  screen.press('Escape')
  await pause(700)
}

async function dialogOf(client: TelegramClient, title: string): Promise<Dialog | undefined> {
  for await (const dialog of client.iterDialogs()) if (dialog.peer.displayName === title) return dialog
  return undefined
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
