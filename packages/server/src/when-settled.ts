import type { KnownError } from '@longshore/protocol/errors/known-errors'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { waitingFor } from './observe/waits.ts'
import type { Dispatcher } from './session/dispatcher.ts'
import type { Log } from './session/log.ts'
import { isBusy } from './storage/embedded/sqlite/sqlite-error.ts'
import { StorageBusy, StorageDamaged } from './storage/ports/storage-error.ts'
import type { UpdateSink } from './updates/update-sink.ts'

/** Where everything is kept that must not be lost. */
export interface Disk {
  /** Resolves when what has been committed survives a power cut; undefined where it does already. */
  settled(): Promise<void> | undefined
}

/**
 * Answers nothing before it is on the disk: whatever the answer tells was committed before, by this request or by another
 * one. Many requests share one force. Errors wait as well, since they tell things too.
 *
 * A store that cannot be changed for the moment is a 500 upon which clients try again, and so are bytes that are not what
 * was stored: perhaps the operator, whose log has the cause, brings them back.
 */
export function answeringWhenSettled(dispatcher: Dispatcher, disk: Disk): Dispatcher {
  return {
    endedWith: async (key) => (await dispatcher.endedWith?.(key)) ?? [],
    async dispatch(body, caller) {
      try {
        return await dispatcher.dispatch(body, caller)
      } catch (error) {
        throw asTold(error)
      } finally {
        const settled = disk.settled()
        if (settled !== undefined) await waitingFor('the disk', settled)
      }
    },
  }
}

/** Tells nobody of an update before what it tells is on the disk. They keep their order. */
export function pushingWhenSettled(sink: UpdateSink, disk: Disk, log: Log): UpdateSink {
  let last: Promise<void> | undefined
  const whenSettled = (push: () => void): void => {
    const settled = disk.settled()
    if (settled || last) last = after([last, settled], push)
    else push()
  }
  const after = (others: (Promise<void> | undefined)[], push: () => void): Promise<void> => {
    const mine = Promise.all(others)
      .then(push)
      // Whoever missed it asks for the difference, and learns of what was kept.
      .catch((error: unknown) => log.error({ err: error }, 'an update could not be sent'))
      .finally(() => {
        if (last === mine) last = undefined
      })
    return mine
  }
  return {
    listens: (user) => sink.listens(user),
    push: (...update) => whenSettled(() => sink.push(...update)),
    pushToKey: (...update) => whenSettled(() => sink.pushToKey(...update)),
  }
}

function asTold(error: unknown): unknown {
  if (error instanceof StorageDamaged) return because('STORAGE_CHECK_FAILED', error)
  return error instanceof StorageBusy || isBusy(error) ? because('RPC_CALL_FAIL', error) : error
}

function because(name: KnownError, cause: unknown): RpcError {
  const told = new RpcError(name)
  told.cause = cause
  return told
}
