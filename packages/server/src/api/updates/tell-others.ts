import type { Type } from '@longshore/protocol/schema/api'
import type { Context } from '../context.ts'
import { encodeObject } from '../layers/encode-object.ts'
import { updatesOf } from '../shapes/updates.ts'
import { keepLasting } from './lasting.ts'

/** Tells the caller's other sessions what this one changed, and those that are away when they come back. */
export async function tellOthers(context: Context, update: Type<'Update'>): Promise<void> {
  await keepLasting(update, context)
  const told = updatesOf(context, [update], [])
  context.updates.push(context.userId, (layer) => encodeObject(told, layer), context.caller)
}
