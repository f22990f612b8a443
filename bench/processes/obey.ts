/** What a process says when it has done what it was told, or could not. */
export type Said<Report> = { report: Report } | { error: string }

/** Makes this process do what its parent tells it, one thing at a time, until the parent is gone. */
export function obey<Order, Report>(carryOut: (order: Order) => Promise<Report>): void {
  const attempt = async (order: Order): Promise<Said<Report>> => {
    try {
      return { report: await carryOut(order) }
    } catch (error) {
      return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
  }
  process.on('message', async (order: Order) => process.send?.(await attempt(order)))
  process.on('disconnect', () => process.exit())
  process.send?.('ready')
}
