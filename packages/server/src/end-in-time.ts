import type { Log } from './session/log.ts'

/** Milliseconds that everything has to end. Whoever asked with SIGTERM asks with SIGKILL after ten seconds. */
const IN_ALL = 9000

/** Ends `everything`; gives up waiting for what does not end in time. All that was acknowledged is kept by then. */
export async function endInTime(everything: AsyncDisposable, log: Log): Promise<void> {
  const late = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => late.resolve('late'), IN_ALL)
  try {
    const how = await Promise.race([everything[Symbol.asyncDispose](), late.promise])
    if (how === 'late') log.warn({ waited: IN_ALL }, 'something did not end in time and is left')
  } finally {
    clearTimeout(timer)
  }
}
