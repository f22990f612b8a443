import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { MethodName, TlObject } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import type { Answer, Caller, Dispatcher } from '../session/dispatcher.ts'
import { FairTurns } from '../session/fair-turns.ts'
import { requireBoundKey, requireLogin } from './around/authorise.ts'
import { requireServedLayer } from './around/require-layer.ts'
import { requirePerson } from './around/require-person.ts'
import { type Context, contextOf, type Services } from './context.ts'
import type { Handlers } from './handler.ts'
import { encodeResult } from './layers/encode-result.ts'
import { nameToday } from './layers/renamed-methods.ts'
import { upgradeRequest } from './layers/upgrade-request.ts'
import { idOf, parseRequest, unwrap, type Wrappers } from './unwrap.ts'
import { checkVectors } from './vectors.ts'
import { weightOf } from './weights.ts'

/** Requests for files make no session a receiver of updates ("invokeWithoutUpdates is implied", api/invoking). */
const forFiles = /^upload\./

type AnyHandler = (request: TlObject, context: Context) => Promise<unknown>

/**
 * The one way from a request's bytes to an answer's bytes: wrappers off, layer known, method allowed, old shapes made
 * new, method run, answer made old again.
 */
export function createDispatcher(services: Services, handlers: Handlers): Dispatcher {
  const unpacking = new FairTurns(1)
  return { dispatch, endedWith: (key) => services.transfer.endedWith(key) }

  async function dispatch(body: Uint8Array, caller: Caller): Promise<Answer> {
    const { query, wrappers } = await unwrap(body, (unpack) => unpacking.take(caller.remoteAddress, unpack))
    const id = idOf(query)
    const method = apiCodec.knows(id)
    if (!method?.isMethod) throw unknownMethod(id)
    requireBoundKey(method.name, caller)
    await introduce(method.name, caller, wrappers)
    requireServedLayer(method.name, caller)
    const today = nameToday(method.name)
    const handler = handlers[today as MethodName] as AnyHandler | undefined
    if (!handler) throw unknownMethod(id)
    requireLogin(today, caller)

    const request = upgradeRequest(parseRequest(query), id)
    checkVectors(request)
    const context = contextOf(services, caller)
    await requirePerson(today, context)
    await waitFor(wrappers.afterMessages, caller)
    if (!wrappers.withoutUpdates && caller.userId !== undefined && !forFiles.test(method.name)) {
      caller.receivesUpdates = true
      await caller.reachable()
    }

    const room = caller.expectAnswer(weightOf(request))
    if (room !== undefined) {
      caller.at(`waiting for room for the answer of ${method.name}`)
      await room
    }
    caller.at(method.name)
    const result = await handler(request, context)
    return {
      body: encodeResult(method.name, result, caller.layer),
      compressible: !forFiles.test(method.name),
    }
  }
}

/** Neither 500 nor 401, not even before a login: upon these clients repeat the request, or log out and start anew. */
function unknownMethod(id: number): RpcError {
  return new RpcError('INPUT_METHOD_INVALID_X_0', { x: id })
}

/** Clients bind a temporary key before they say who they are. */
const beforeIntroduction: ReadonlySet<string> = new Set(['auth.bindTempAuthKey'])

/** Layer and client are named together the first time; later either may come alone (api/invoking). */
async function introduce(method: string, caller: Caller, { layer, client }: Wrappers): Promise<void> {
  const known = layer ?? caller.layer
  const complete = known !== 0 && (client ?? caller.client) !== undefined
  if (!complete && !beforeIntroduction.has(method)) throw new RpcError('CONNECTION_NOT_INITED')
  if (complete && (layer ?? client) !== undefined) await caller.setLayer(known, client)
}

/** More messages than any client waits for at once. */
const mostAwaited = 100

/** @throws RpcError MSG_WAIT_FAILED, MSG_WAIT_TIMEOUT */
async function waitFor(messageIds: readonly bigint[], caller: Caller): Promise<void> {
  if (messageIds.length > mostAwaited) throw new RpcError('MSG_WAIT_FAILED')
  const outcomes = await Promise.all(messageIds.map((id) => caller.afterMessage(id)))
  if (outcomes.includes('failed')) throw new RpcError('MSG_WAIT_FAILED')
  if (outcomes.includes('timeout')) throw new RpcError('MSG_WAIT_TIMEOUT')
}
