import { createHash } from 'node:crypto'
import type { AlbumItem, KnownDocument, NodeClient, Peer, UploadedFile } from '@longshore/client/node'
import type { Constructor } from '@longshore/protocol/schema/api'
import { failureOf } from '../explain.ts'
import { linkOf } from '../link-of.ts'
import type { Tally } from '../report/tally.ts'
import type { Unfinished } from '../unfinished.ts'
import { UserError } from '../user-error.ts'
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
  /** Files of which it has been said what became of them. */
  readonly #told = new Set<Outgoing>()

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

  /** Each failure is about its own file; the rest goes on. */
  async send(files: readonly Ready[]): Promise<void> {
    try {
      if (files.length > 1) await this.#album(files)
      else for (const file of files) await this.#sent(file, await this.#alone(file))
    } catch (error) {
      this.#signal.throwIfAborted()
      for (const { outgoing } of files)
        if (!this.#told.has(outgoing)) this.#tally.failed(outgoing.file, error)
    }
  }

  #alone(file: Ready): Promise<Constructor<'message'>> {
    const options = { caption: this.#caption, signal: this.#signal }
    if (file.kind === 'photo') return this.#client.sendPhoto(this.#peer, file.held, options)
    return this.#client.sendDocument(this.#peer, file.held, options)
  }

  /** Goes without the files of which the server makes nothing: each of them is told, and tried again by the next run. */
  async #album(files: readonly Ready[]): Promise<void> {
    const items = files.map((file, index) => ({
      ...itemOf(file),
      caption: index === captioned(files) ? this.#caption : undefined,
    }))
    const outcomes = await this.#client.sendAlbumEach(this.#peer, items, { signal: this.#signal })
    const isSent = outcomes.some((outcome) => 'message' in outcome)
    for (const [index, outcome] of outcomes.entries()) {
      const file = files[index]
      if (file === undefined) continue
      if ('message' in outcome) await this.#sent(file, outcome.message)
      else this.#leftOut(file, outcome.error, isSent)
    }
  }

  #leftOut({ outgoing }: Ready, error: unknown, isSent: boolean): void {
    const { reason, remedy, exitCode } = failureOf(error)
    const why = isSent ? `${reason} The album went without it.` : reason
    this.#told.add(outgoing)
    this.#tally.failed(outgoing.file, new UserError(why, remedy, exitCode))
  }

  async #sent({ outgoing, kind, held }: Ready, message: Constructor<'message'>): Promise<void> {
    const { file, name, identity } = outgoing
    const link = linkOf(message, this.#client.userId)
    await this.#unfinished.add(identity, link)
    // Not before: until then the next run sends under the same random_id, and gets this message.
    held.settled()
    this.#told.add(outgoing)
    const about = kind === 'photo' ? await this.#keptOf(message) : { sha256: hex(held.sha256) }
    this.#tally.tell({ event: 'sent', file, name, link, size: held.size, ...about })
  }

  /** Of a photo the server keeps pictures that it made, not the file: what the link leads to is the largest of them. */
  async #keptOf(message: Constructor<'message'>): Promise<{ sha256?: string; kept?: number }> {
    const sha256 = createHash('sha256')
    let kept = 0
    try {
      for await (const bytes of this.#client.read(message, { signal: this.#signal })) {
        sha256.update(bytes)
        kept += bytes.length
      }
      return { sha256: sha256.digest('hex'), kept }
    } catch {
      // It is sent, whatever became of this.
      this.#signal.throwIfAborted()
      return {}
    }
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

function itemOf({ kind, held }: Ready): AlbumItem {
  return kind === 'photo' ? { file: held, as: kind } : { file: held, forceFile: isFile(kind) }
}

/** Among documents a video is one of them: only so may they be in one album. */
export function isFile(kind: Kind): boolean {
  return kind === 'document'
}
