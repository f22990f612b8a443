import { ByteWindow } from './byte-window.ts'
import { ConnectionProbe } from './connection-probe.ts'
import { type Pulse, stallPatience } from './stall.ts'
import { type ConnectionState, TransferConnection } from './transfer-connection.ts'

export interface ConnectionPoolOptions {
  /** Bytes that may be under way on one connection. */
  readonly mostBytes: number
  readonly mostConnections: number
  /** Ends a connection: calls on it fail. */
  readonly closeConnection: (number: number, reason: Error) => void
}

/** A connection that has nothing to do is closed after this long, the last one after longer, in milliseconds. */
const idleTime = 15_000
const lastIdleTime = 60_000

/** What a pool must know to look after its connections. */
export interface Circumstances {
  readonly now: number
  /** The program itself stood still, so that silence says nothing. */
  readonly overslept: boolean
  /** Whether calls waited for room on the connections, or for room at all. */
  readonly waited: { readonly forConnections: boolean; readonly atAll: boolean }
  /** In bytes a second over the last so many milliseconds. */
  readonly speed: (over: number) => number
}

/** The connections to one data center in one direction: opened while they help, replaced when they fail, closed when idle. */
export class ConnectionPool {
  readonly #options: ConnectionPoolOptions
  readonly #trial = new ConnectionProbe()
  #onTrial: TransferConnection | undefined
  #connections: TransferConnection[] = []
  /** Numbers are not used again: news of a connection that is gone must not be taken for another's. */
  #nextNumber = 0
  /** In a row, without an answer between. */
  #stalls = 0

  constructor(options: ConnectionPoolOptions) {
    this.#options = options
  }

  get connections(): readonly TransferConnection[] {
    return this.#connections
  }

  /** The connection that has most room for a call of so many bytes, if any has enough. */
  connectionFor(bytes: number, now: number): TransferConnection | undefined {
    const usable = this.#usable(now)
    return leastBusy(bytes === 0 ? usable : usable.filter(({ window }) => window.hasRoom(bytes)))
  }

  /** Its last call has ended: it goes when it was to go. */
  rest(connection: TransferConnection): void {
    if (connection.retired && connection.calls === 0 && this.#connections.includes(connection))
      this.#close(connection)
  }

  answered(connection: TransferConnection, bytes: number, sentAt: number, now: number): void {
    this.#stalls = 0
    const underWay = this.#connections.reduce((sum, { window }) => sum + window.underWay, 0)
    connection.answered(bytes, sentAt, now, underWay - connection.window.underWay)
  }

  /**
   * A connection was lost, or is there again. Where there is no other, its session finds a new one and repeats
   * its calls by itself; else the others take them over.
   *
   * @returns how many calls the session will repeat
   */
  becomes(number: number, state: ConnectionState, pulse: Pulse | undefined, now: number): number {
    const connection = this.#connections.find((connection) => connection.number === number)
    connection?.becomes(state, pulse, now)
    if (connection === undefined || state !== 'disconnected') return 0
    if (!this.#connections.some((other) => other.state === 'connected')) return connection.calls
    this.#giveUp(connection, 'the connection was lost while there are others')
    return 0
  }

  look({ now, overslept, waited, speed }: Circumstances): void {
    for (const connection of this.#connections) {
      if (overslept) connection.interruptSilence(now)
      // Lines that fall silent together, as when the network does, are waited for together.
      const stallsBefore = Math.min(connection.stallsBefore, this.#stalls)
      const patience = stallPatience(connection.roundTrip.milliseconds ?? 0, stallsBefore)
      if (connection.silence(now) >= patience) {
        this.#stalls = Math.max(this.#stalls, stallsBefore + 1)
        this.#giveUp(connection, `nothing was heard for ${Math.round(patience / 1000)} seconds`)
      } else if (this.#isIdle(connection, now)) this.#close(connection)
    }
    this.#try(waited, speed, now)
  }

  /** Forgets its connections; whoever closes the client closes them. */
  clear(): void {
    this.#connections = []
  }

  /** Lines that take calls; there is always one. */
  #usable(now: number): readonly TransferConnection[] {
    const usable = this.#connections.filter(({ retired }) => !retired)
    if (usable.length === 0) return [this.#add(now)]
    const working = usable.filter(({ state }) => state !== 'disconnected')
    return working.length > 0 ? working : usable
  }

  #try(waited: Circumstances['waited'], speed: Circumstances['speed'], now: number): void {
    const used = this.#connections.filter(({ retired }) => !retired)
    const settled = used.every(({ window, state }) => state === 'connected' && !window.settling)
    const wanted = waited.forConnections && settled && used.length < this.#options.mostConnections
    const advice = this.#trial.look({ busy: waited.atAll, wanted, speed, now })
    const last = used.at(-1)
    if (last && used.length > 1 && used.every(({ window }) => window.smallest)) this.#retire(last)
    else if (advice === 'add') this.#onTrial = this.#add(now)
    else if (advice === 'remove' && this.#onTrial) this.#retire(this.#onTrial)
  }

  #add(now: number): TransferConnection {
    const { mostBytes } = this.#options
    const least = Math.min(...this.#connections.map(({ window }) => window.leastRoundTrip))
    const connection = new TransferConnection(this.#nextNumber++, new ByteWindow(mostBytes, least), now)
    connection.stallsBefore = this.#stalls
    this.#connections.push(connection)
    return connection
  }

  #isIdle(connection: TransferConnection, now: number): boolean {
    if (connection.calls > 0) return false
    return now - connection.idleSince >= (this.#connections.length > 1 ? idleTime : lastIdleTime)
  }

  #retire(connection: TransferConnection): void {
    connection.retired = true
    this.rest(connection)
  }

  #giveUp(connection: TransferConnection, why: string): void {
    connection.givenUp = true
    this.#close(connection, why)
  }

  #close(connection: TransferConnection, why = 'the connection is not needed any more'): void {
    // A new list: whoever goes through the old one is not disturbed.
    this.#connections = this.#connections.filter((other) => other !== connection)
    this.#options.closeConnection(connection.number, new Error(why))
  }
}

function leastBusy(connections: readonly TransferConnection[]): TransferConnection | undefined {
  const busy = ({ window }: TransferConnection) => window.underWay / window.size
  return connections.toSorted((a, b) => busy(a) - busy(b))[0]
}
