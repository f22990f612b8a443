import type { MethodName, Request, Result } from '@longshore/protocol/schema/api'
import type { Context } from './context.ts'

/** One method of the API: from the newest layer's request to the newest layer's answer. */
export type Handler<M extends MethodName> = (request: Request<M>, context: Context) => Promise<Result<M>>

export type Handlers = { readonly [M in MethodName]?: Handler<M> }
