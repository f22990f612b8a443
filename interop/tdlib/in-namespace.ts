// Runs inside a network namespace: addresses it, starts a server there, and lets TDLib move documents through it.
// Each transfer becomes a line of JSON on standard output.
import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../server.ts'
import type { Transfer } from '../tdlib.test.ts'
import { libraryTrusting, type TdObject, tdl } from './library.ts'
import { type Person, type Picture, showPictures } from './pictures.ts'

/** Where TDLib looks for data centers 1 and 2. It begins at the first, and is sent on to the second. */
const addresses = ['149.154.175.50', '149.154.167.50', '149.154.167.51', '95.161.76.100']
const sizes = JSON.parse(process.argv[2] ?? '[]') as number[]

execFileSync('ip', ['link', 'set', 'lo', 'up'])
for (const address of addresses) execFileSync('ip', ['address', 'add', `${address}/32`, 'dev', 'lo'])
const folder = await mkdtemp(join(tmpdir(), 'longshore-tdlib-'))
const server = await startServer({
  port: 443,
  flags: ['--host', '0.0.0.0', '--test-accounts-on-any-address'],
})
try {
  const library = join(folder, 'libtdjson.so')
  await writeFile(library, libraryTrusting(server.publicKey))
  tdl().configure({ tdjson: library, verbosityLevel: 0 })
  const sender = await signIn('sender', '9996620001')
  const receiver = await signIn('receiver', '9996620002')
  await receiver.client.invoke({ _: 'setUsername', username: 'td_receiver' })
  const self = await sender.client.invoke({ _: 'getMe' })
  const toMe = await sender.client.invoke({ _: 'createPrivateChat', user_id: self.id, force: false })
  const toOther = await sender.client.invoke({ _: 'searchPublicChat', username: 'td_receiver' })
  for (const size of sizes) {
    tell(await sendAndFetch(sender, sender, toMe, size, 'me'))
    tell(await sendAndFetch(sender, receiver, toOther, size, 'other'))
  }
  for await (const picture of showPictures(sender, receiver, toOther, folder)) tell(picture)
  await sender.client.close()
  await receiver.client.close()
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
process.exit()

interface SignedIn extends Person {
  readonly name: string
  /** The next document message that was sent from here, or came in here, with that file name. */
  documentNamed(name: string): Promise<TdObject>
}

async function signIn(name: string, phone: string): Promise<SignedIn> {
  const client = tdl().createClient({
    apiId: 1,
    apiHash: 'x'.repeat(32),
    databaseDirectory: join(folder, name, 'database'),
    filesDirectory: join(folder, name, 'files'),
    skipOldUpdates: true,
  })
  const waiting = new Map<string, (document: TdObject) => void>()
  const expected: { content: string; chatId: unknown; take(message: TdObject): void }[] = []
  client.on('error', (error) => console.error(error))
  client.on('update', (update) => {
    if (update._ === 'updateMessageSendFailed') console.error('send failed', JSON.stringify(update.error))
    if (update._ !== 'updateMessageSendSucceeded' && update._ !== 'updateNewMessage') return
    const message = update.message as TdObject
    const content = message.content as TdObject
    // A message being sent is new as well, but has no file on the server yet.
    if (message.sending_state) return
    const at = expected.findIndex(
      (one) => one.content === content._ && (one.chatId === undefined || one.chatId === message.chat_id),
    )
    if (at >= 0) for (const { take } of expected.splice(at, 1)) take(message)
    if (content._ !== 'messageDocument') return
    const document = content.document as TdObject
    waiting.get(String(document.file_name))?.(document)
  })
  await client.login(() => ({
    type: 'user',
    getPhoneNumber: async () => phone,
    getAuthCode: async () => '22222',
    getPassword: async () => '',
    getName: async () => ({ firstName: name }),
  }))
  return {
    name,
    client,
    documentNamed: (file) => new Promise((resolve) => waiting.set(file, resolve)),
    next: (content, chatId) => new Promise((take) => expected.push({ content, chatId, take })),
  }
}

async function sendAndFetch(
  from: SignedIn,
  by: SignedIn,
  chat: TdObject,
  size: number,
  to: Transfer['to'],
): Promise<Transfer> {
  const name = `${to}-${size}.bin`
  const path = join(folder, name)
  const bytes = randomBytes(size)
  await writeFile(path, bytes)
  const arrival = by.documentNamed(name)
  const file = { _: 'inputFileLocal', path }
  const document = { _: 'inputDocument', document: file, disable_content_type_detection: true }
  await from.client.invoke({
    _: 'sendMessage',
    chat_id: chat.id,
    input_message_content: { _: 'inputMessageDocument', document },
  })
  const { id: file_id } = (await arrival).document as TdObject
  // The sender knows the file already; without its local copy it must ask the server.
  await by.client.invoke({ _: 'deleteFile', file_id })
  await rm(path, { force: true })
  const request = { _: 'downloadFile', file_id, priority: 32, offset: 0, limit: 0, synchronous: true }
  const { path: fetched } = (await by.client.invoke(request)).local as TdObject
  return { to, size, sent: sha256(bytes), fetched: sha256(await readFile(String(fetched))) }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function tell(fact: Transfer | Picture): void {
  console.log(JSON.stringify(fact))
}
