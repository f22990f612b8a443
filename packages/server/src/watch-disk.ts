import { join } from 'node:path'
import { databaseFile } from './folder-contents.ts'
import type { Log } from './session/log.ts'
import { Ballast, ballastSize } from './storage/embedded/disk/ballast.ts'
import { DiskRoom, type RoomState } from './storage/embedded/disk/disk-room.ts'
import { spaceOf } from './storage/embedded/disk/space-of.ts'
import { shrinkLog } from './storage/embedded/sqlite/shrink-log.ts'

/** Milliseconds between two looks at the space that is left. */
const LOOK_EVERY = 2000

/** The room of a data folder. @param reserve bytes that users' files leave alone; what suits the disk when absent */
export function roomOf(data: string, reserve?: number): DiskRoom {
  return new DiskRoom({ measure: () => spaceOf(data), reserve, clock: Date.now })
}

/** Bytes of the files of one piece of media work, at most. */
const WORK = 4 * 2 ** 20

/** Whether there is room for what ffmpeg writes down while it works. */
export function roomForWork(room: DiskRoom): () => Promise<boolean> {
  return () =>
    room.admit(WORK).then(
      () => true,
      () => false,
    )
}

/** For the start, before anything is opened: on a disk that something else has filled, there is room for it. */
export async function makeRoomToStart(data: string): Promise<void> {
  const ballast = ballastOf(data)
  const { free } = await spaceOf(data)
  if (free < ballast.size) ballast.giveUp()
}

/**
 * Keeps an eye on the disk: tells the operator when it becomes too short for files of users, and when it is not any more;
 * makes room where it is short.
 *
 * @returns ends it
 */
export function watchDisk(data: string, room: DiskRoom, log: Log): () => Promise<void> {
  let known: RoomState = 'ample'
  const look = async (): Promise<void> => {
    const { free, total, reserve, state } = await room.look()
    if (state !== known) tell(log, state, { data, free, reserve })
    known = state
    tendBallast(ballastOf(data), { free, reserve, size: ballastSize(room.reserveOf(total)) })
    if (state === 'short') shrinkLog(databaseFile(data))
  }
  return repeatedly(look, log)
}

function ballastOf(data: string): Ballast {
  return new Ballast(join(data, 'ballast'))
}

function tell(log: Log, state: RoomState, facts: { data: string; free: number; reserve: number }): void {
  if (state === 'short')
    log.warn(
      facts,
      'the disk is almost full: new files are refused until there is more room (serve --reserve); reading, deleting and ' +
        'text go on',
    )
  else log.warn(facts, 'there is room on the disk again: new files are taken')
}

/** So little is left only when something else has taken it: then the ballast is due. */
function tendBallast(
  ballast: Ballast,
  { free, reserve, size }: { free: number; reserve: number; size: number },
): void {
  if (free < size) ballast.giveUp()
  else if (free > reserve + 2 * size) ballast.take(size)
}

/** Looks at once, and again as time goes by. */
function repeatedly(look: () => Promise<void>, log: Log): () => Promise<void> {
  let running: Promise<void> | undefined
  const lookOnce = (): void => {
    running ??= look()
      .catch((error: unknown) => log.debug({ err: error }, 'could not make room on the disk'))
      .finally(() => {
        running = undefined
      })
  }
  lookOnce()
  const timer = setInterval(lookOnce, LOOK_EVERY)
  return async () => {
    clearInterval(timer)
    await running
  }
}
