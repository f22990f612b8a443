import type { KnownError } from '@longshore/protocol/errors/rpc-error'

/** One at a time goes to a worker. */
export interface Order {
  readonly job: string
  readonly input: unknown
}

export type Answer =
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'refused'; readonly refusal: KnownError; readonly why: string }
  | { readonly kind: 'failed'; readonly details: string }

/** File descriptor, in a worker, of a pipe that nobody writes to: it ends when the parent does. */
export const PARENT_PIPE = 4
