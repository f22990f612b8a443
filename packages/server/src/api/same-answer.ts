import type { Type } from '@longshore/protocol/schema/api'
import type { Context } from './context.ts'
import { updatesOf } from './shapes/updates.ts'

/** Answers the same to everybody. */
export function answer<T>(result: T): () => Promise<T> {
  return async () => result
}

export async function noUpdates(_request: unknown, context: Context): Promise<Type<'Updates'>> {
  return updatesOf(context, [], [])
}

export async function accepted(): Promise<boolean> {
  return true
}
