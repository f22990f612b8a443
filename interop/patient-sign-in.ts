/** Milliseconds a stock client may take to sign in; on a machine that does much else it takes a few seconds. */
const LIMIT = 60_000

class TooLong extends Error {
  override readonly name = 'TooLong'
}

/**
 * Signs a stock client in. One that stands still is given up after a minute and tried once more, which the output says: a
 * library that waits without a timer of its own would else keep the whole run waiting.
 *
 * @param limit in milliseconds
 */
export async function patientSignIn<Client extends { destroy(): Promise<void> }>(
  name: string,
  make: () => Client | Promise<Client>,
  start: (client: Client) => Promise<unknown>,
  limit: number = LIMIT,
): Promise<Client> {
  try {
    return await signInWithin(limit, await make(), start)
  } catch (error) {
    if (!(error instanceof TooLong)) throw error
    console.log(`${name} has not signed in within ${limit / 1000} s; it is tried once more`)
    return await signInWithin(limit, await make(), start)
  }
}

async function signInWithin<Client extends { destroy(): Promise<void> }>(
  limit: number,
  client: Client,
  start: (client: Client) => Promise<unknown>,
): Promise<Client> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new TooLong(`no sign-in within ${limit / 1000} s`)), limit)
  try {
    await Promise.race([start(client), promise])
    return client
  } catch (error) {
    // What stands still may do so here, too.
    void client.destroy().catch(() => {})
    throw error
  } finally {
    clearTimeout(timer)
  }
}
