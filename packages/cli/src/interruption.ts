import { exitCodes } from './exit-code.ts'

/**
 * Milliseconds in which signals are one wish. A terminal tells every process of the command at once, and a process
 * that started another passes on what it was told: one Ctrl-C arrives more than once.
 */
const ONE_WISH = 500

/**
 * Calls `onWish` when this process is asked to end: by Ctrl-C, by SIGTERM, or by the death of the process that started
 * it over a channel. Who asks again later does not want to wait: the process ends at once.
 */
export function onInterruption(onWish: () => void): void {
  let wishedAt: number | undefined
  const wish = (): void => {
    const now = performance.now()
    if (wishedAt !== undefined && now - wishedAt > ONE_WISH) process.exit(exitCodes.interrupted)
    if (wishedAt !== undefined) return
    wishedAt = now
    onWish()
  }
  // For as long as the process lives: what arrives late, when all is done, must not turn its end into a failure.
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(signal, wish)
}
