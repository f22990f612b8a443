import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/** Bytes. */
const MOST = 32 * 1024 * 1024
/** Milliseconds between looks: it grows twofold at a time, and seldom. */
const LOOK_EVERY = 250

/**
 * Keeps what V8 sets aside for young objects from growing beyond 32 MiB or the double of that. By itself it grows to 128
 * and stays there, while what a request makes is dead when it is answered: a server of many clients has 100 MiB less.
 *
 * Of the whole process: for commands, not for those who open a server in a program of their own. V8 has no other word
 * for it that is heard after the start.
 */
export function boundYoungGeneration(): void {
  let mayGrow = true
  const look = () => {
    const isSmall = youngBytes() < MOST
    if (isSmall === mayGrow) return
    mayGrow = isSmall
    setFlagsFromString(`--semi-space-growth-factor=${mayGrow ? 2 : 1}`)
  }
  look()
  setInterval(look, LOOK_EVERY).unref()
}

function youngBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0
}
