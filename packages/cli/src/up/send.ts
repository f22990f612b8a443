import type { AlbumItem, KnownDocument, NodeClient, Peer, UploadedFile } from '@longshore/client/node'
import type { Constructor } from '@longshore/protocol/schema/api'
import { linkOf } from '../link-of.ts'
import type { Tally } from '../report/tally.ts'
import type { Unfinished } from '../unfinished.ts'
import { captioned } from './album.ts'
import type { Kind, Outgoing } from './outgoing.ts'

/** A file of which the server has all bytes. */
export type Ready = { readonly outgoing: Outgoing } & (
  | { readonly kind: 'photo'; readonly held: UploadedFile }
  | { readonly kind: Exclude<Kind, 'photo'>; readonly held: UploadedFile | KnownDocument }
)

/** Sends messages, and tells and remembers what was sent. */
export class Sending {
  readonly #client: NodeClient
  readonly #signal: AbortSignal
  readonly #tally: Tally
  readonly #unfinished: Unfinished
  readonly #peer: Peer
  readonly #caption: string | undefined

  constructor(
    { client, signal, tally }: { client: NodeClient; signal: AbortSignal; tally: Tally },
    { peer, caption, unfinished }: { peer: Peer; caption: string | undefined; unfinished: Unfinished },
  ) {
    this.#client = client
    this.#signal = signal
    this.#tally = tally
    this.#unfinished = unfinished
    this.#peer = peer
    this.#caption = caption
  }

  /** Each failure is about these files; the rest goes on. */
  async send(files: readonly Ready[]): Promise<void> {
    try {
      const messages = await this.#messages(files)
      for (const [index, message] of messages.entries()) {
        const file = files[index]
        if (file) await this.#sent(file, message)
      }
    } catch (error) {
      this.#signal.throwIfAborted()
      for (const { outgoing } of files) this.#tally.failed(outgoing.file, error)
    }
  }

  async #messages(files: readonly Ready[]): Promise<Constructor<'message'>[]> {
    const [only, ...others] = files
    if (only === undefined) return []
    if (others.length > 0) return await this.#album(files)
    const options = { caption: this.#caption, signal: this.#signal }
    return [
      only.kind === 'photo'
        ? await this.#client.sendPhoto(this.#peer, only.held, options)
        : await this.#client.sendDocument(this.#peer, only.held, options),
    ]
  }

  #album(files: readonly Ready[]): Promise<Constructor<'message'>[]> {
    const items = files.map((file, index) => ({
      ...itemOf(file),
      caption: index === captioned(files) ? this.#caption : undefined,
    }))
    return this.#client.sendAlbum(this.#peer, items, { signal: this.#signal })
  }

  async #sent({ outgoing, held }: Ready, message: Constructor<'message'>): Promise<void> {
    const { file, name, identity } = outgoing
    const link = linkOf(message, this.#client.userId)
    await this.#unfinished.add(identity, link)
    // Not before: until then the next run sends under the same random_id, and gets this message.
    held.settled()
    const sha256 = Buffer.from(held.sha256).toString('hex')
    this.#tally.tell({ event: 'sent', file, name, link, size: held.size, sha256 })
  }
}

function itemOf({ kind, held }: Ready): AlbumItem {
  return kind === 'photo' ? { file: held, as: kind } : { file: held, forceFile: isFile(kind) }
}

/** Among documents a video is one of them: only so may they be in one album. */
export function isFile(kind: Kind): boolean {
  return kind === 'document'
}
