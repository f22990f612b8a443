import type { Socket } from 'node:net'
import { type KnownError, RpcError } from '@longshore/protocol/errors/rpc-error'

/** What one end of a line may be asked. */
export type Questions<Q> = { readonly [N in keyof Q]: { readonly input: unknown; readonly output: unknown } }

/** How one end answers. What a question came with is there only where the asker sent it. */
export type Answers<Q extends Questions<Q>> = {
  readonly [N in keyof Q]: (input: Q[N]['input'], socket?: Socket) => Promise<Q[N]['output']> | Q[N]['output']
}

type Letter =
  /** Without an id nobody waits for the answer. */
  | { readonly kind: 'question'; readonly id?: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly output: unknown }
  | {
      readonly kind: 'refusal'
      readonly id: number
      readonly error: KnownError
      readonly x: number | undefined
    }
  | { readonly kind: 'failure'; readonly id: number; readonly why: string }

/** The process at the other end is gone: whether it did what it was asked is not known. */
export class LineLost extends Error {
  override readonly name = 'LineLost'

  constructor() {
    super('the process at the other end of the line is gone')
  }
}

/** Takes a letter on its way; what cannot be sent is lost with the process it was for. */
export type Post = (letter: object, socket?: Socket) => void

/** One end of the line between two processes of a server: questions and answers, both ways. */
export class Line<Theirs extends Questions<Theirs>, Ours extends Questions<Ours>> {
  readonly #post: Post
  #answers: Partial<Answers<Ours>>
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>()
  #lastId = 0
  #isLost = false

  /** @param answers to what may be asked from the beginning */
  constructor(post: Post, answers: Partial<Answers<Ours>>) {
    this.#post = post
    this.#answers = answers
  }

  /** There are answers to everything now. */
  answerWith(answers: Answers<Ours>): void {
    this.#answers = answers
  }

  /** @throws what the other end throws: RpcError as it is, others as an Error with their words; LineLost */
  async ask<N extends keyof Theirs & string>(
    name: N,
    input: Theirs[N]['input'],
    socket?: Socket,
  ): Promise<Theirs[N]['output']> {
    if (this.#isLost) throw new LineLost()
    const id = ++this.#lastId
    const waiting = Promise.withResolvers<unknown>()
    this.#waiting.set(id, waiting)
    this.#post({ kind: 'question', id, name, input } satisfies Letter, socket)
    return (await waiting.promise) as Theirs[N]['output']
  }

  /** Asks without waiting for the answer, which may be a failure as well. */
  tell<N extends keyof Theirs & string>(name: N, input: Theirs[N]['input']): void {
    if (!this.#isLost) this.#post({ kind: 'question', name, input } satisfies Letter)
  }

  /** @param letter what the other end posted: both are processes of one server, and trust each other */
  receive(letter: unknown, socket?: Socket): void {
    const known = letter as Letter
    if (known.kind === 'question') void this.#answer(known, socket)
    else this.#settle(known)
  }

  /** The other end is gone. */
  lost(): void {
    this.#isLost = true
    for (const { reject } of this.#waiting.values()) reject(new LineLost())
    this.#waiting.clear()
  }

  async #answer({ id, name, input }: Letter & { kind: 'question' }, socket?: Socket): Promise<void> {
    const answer = this.#answers[name as keyof Ours] as (input: unknown, socket?: Socket) => unknown
    try {
      const output = await answer(input, socket)
      if (id !== undefined) this.#reply({ kind: 'answer', id, output })
    } catch (error) {
      if (id !== undefined) this.#reply(refusalOf(id, error))
    }
  }

  #reply(letter: Letter): void {
    if (!this.#isLost) this.#post(letter)
  }

  #settle(letter: Exclude<Letter, { kind: 'question' }>): void {
    const waiting = this.#waiting.get(letter.id)
    this.#waiting.delete(letter.id)
    if (letter.kind === 'answer') waiting?.resolve(letter.output)
    else if (letter.kind === 'refusal') waiting?.reject(new RpcError(letter.error, { x: letter.x }))
    else waiting?.reject(new Error(letter.why))
  }
}

function refusalOf(id: number, error: unknown): Letter {
  if (error instanceof RpcError && error.template !== 'UNKNOWN')
    return { kind: 'refusal', id, error: error.template, x: error.x }
  return { kind: 'failure', id, why: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
