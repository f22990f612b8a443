import type { Socket } from 'node:net'
import type { Cancel, Clock, Timers } from '@longshore/server/session/time'
import { Damage } from './damage.ts'
import { type Below, befalls, drawn, seriesOf } from './draw.ts'
import type { FaultName, Faults, Way } from './faults.ts'
import type { Line } from './line.ts'
import { Pipe } from './pipe.ts'
import type { ReadBuffers } from './read-buffers.ts'
import { adopt, dial, type Target } from './sockets.ts'

const WAYS: readonly Way[] = ['up', 'down']

/** What all connections of a proxy have in common. */
export interface Surroundings {
  readonly target: Target
  readonly seed: number
  readonly clock: Clock
  readonly timers: Timers
  readonly totals: Readonly<Record<Way, Line>>
  readonly buffers: ReadBuffers
  readonly count: (fault: FaultName) => void
  readonly onBytes: (connection: number, way: Way, chunk: Uint8Array) => void
  /** Delivers bytes to the target on a connection of their own. */
  readonly replay: (bytes: readonly Uint8Array[], milliseconds: number) => void
  readonly onEnd: (connection: ProxiedConnection) => void
}

/** A connection of a client, and the one to the server that its bytes go over. */
export class ProxiedConnection {
  readonly number: number
  readonly #around: Surroundings
  readonly #client: Socket
  readonly #server: Socket
  readonly #pipes: Readonly<Record<Way, Pipe>>
  readonly #timers = new Set<Cancel>()
  #faults: Faults = {}
  /** How often faults were set: each time they are drawn anew. */
  #settings = 0
  /** What the client has sent, as long as it may have to be sent again. */
  #recorded: Uint8Array[] | undefined
  #replay = () => {}
  #isLate = false
  #openSockets = 2
  #isOver = false

  constructor(accepted: Socket, number: number, around: Surroundings) {
    const { buffers, target } = around
    this.number = number
    this.#around = around
    this.#client = adopt(accepted, { buffers, onChunk: (chunk) => this.#receive('up', chunk) })
    this.#server = dial(target, { buffers, onChunk: (chunk) => this.#receive('down', chunk) })
    this.#pipes = {
      up: this.#pipe('up', this.#client, this.#server),
      down: this.#pipe('down', this.#server, this.#client),
    }
    this.#client.on('error', () => this.#reset(this.#server))
    this.#server.on('error', () => this.#reset(this.#client))
    for (const socket of [this.#client, this.#server]) socket.on('close', () => this.#closed())
  }

  /** From now on these happen, and no others; bytes are counted from here. */
  set(faults: Faults): void {
    this.#faults = faults
    this.#settings++
    const { up, down } = this.#pipes
    for (const pipe of [up, down]) {
      pipe.marks.clear()
      pipe.take = pipe.pass
      pipe.path.conditions = faults
      pipe.path.thaw()
    }
    this.#planDamage()
    this.#planCut()
    for (const way of WAYS) this.#planStall(way)
    this.#planSwallowing()
    this.#planHalfClose()
    this.#planLateness()
    this.#planReplay()
  }

  /** Ends both sides at once. */
  reset(): void {
    for (const socket of [this.#client, this.#server]) socket.resetAndDestroy()
    this.#forget()
  }

  #planDamage(): void {
    const { corrupt } = this.#faults
    const random = this.#series('corrupt')
    const isBefallen = corrupt !== undefined && befalls(corrupt, random)
    for (const way of WAYS) {
      const pipe = this.#pipes[way]
      const isMeant = isBefallen && (corrupt.way ?? way) === way
      pipe.damage = isMeant ? new Damage(corrupt.every, this.#series(`corrupt ${way}`)) : undefined
      pipe.onDamage = () => this.#around.count('corrupt')
    }
  }

  #planCut(): void {
    const { cut } = this.#faults
    const random = this.#series('cut')
    if (cut === undefined || !befalls(cut, random)) return
    const way = cut.way ?? this.#drawnWay(random)
    const how = cut.how ?? (random(2) === 0 ? 'fin' : 'rst')
    const { marks, path } = this.#pipes[way]
    marks.after(drawn(cut.after, random), () => {
      this.#stop()
      path.afterwards(() => {
        this.#around.count('cut')
        if (how === 'rst') this.reset()
        else this.#finish()
      })
    })
  }

  #planStall(counted: Way): void {
    const { stall } = this.#faults
    const random = this.#series('stall')
    if (stall === undefined || !befalls(stall, random) || (stall.way ?? 'down') !== counted) return
    const pipes = stall.way === undefined ? [this.#pipes.up, this.#pipes.down] : [this.#pipes[stall.way]]
    const stallNext = () =>
      this.#pipes[counted].marks.after(drawn(stall.after, random), () => {
        this.#around.count('stall')
        for (const pipe of pipes) pipe.path.freeze()
        if (stall.for === undefined) return
        const setting = this.#settings
        this.#after(drawn(stall.for, random), () => {
          if (setting !== this.#settings) return
          stallNext()
          for (const pipe of pipes) pipe.path.thaw()
        })
      })
    stallNext()
  }

  #planSwallowing(): void {
    const { swallow } = this.#faults
    const random = this.#series('swallow')
    if (swallow === undefined || !befalls(swallow, random)) return
    this.#pipes.down.marks.after(drawn(swallow.after, random), () => {
      this.#around.count('swallow')
      this.#pipes.down.swallow()
      this.#after(drawn(swallow.for, random), () => this.reset())
    })
  }

  #planHalfClose(): void {
    const { halfClose } = this.#faults
    const random = this.#series('halfClose')
    if (halfClose === undefined || !befalls(halfClose, random)) return
    const pipe = this.#pipes[halfClose.way ?? this.#drawnWay(random)]
    pipe.marks.after(drawn(halfClose.after, random), () => {
      this.#around.count('halfClose')
      pipe.swallow()
      pipe.path.afterwards(() => pipe.sink.end())
    })
  }

  #planLateness(): void {
    const { late } = this.#faults
    const random = this.#series('late')
    if (late === undefined || !befalls(late, random)) return
    const { up } = this.#pipes
    up.marks.after(drawn(late.after, random), () => {
      const held: Uint8Array[] = []
      up.take = (piece) => held.push(piece)
      up.finish = () => this.#client.destroy()
      const arrive = () => {
        up.swallow()
        this.#after(late.by, () => {
          this.#around.count('late')
          for (const piece of held) up.pass(piece)
          up.path.afterwards(() => this.#server.end())
        })
      }
      this.#client.once('close', arrive)
      this.#isLate = true
      up.marks.after(late.bytes, () => {
        up.swallow()
        this.#client.resetAndDestroy()
      })
    })
  }

  #planReplay(): void {
    const { replay } = this.#faults
    const random = this.#series('replay')
    if (replay === undefined || !befalls(replay, random)) return
    const recorded: Uint8Array[] = []
    this.#recorded = recorded
    this.#replay = () => {
      this.#recorded = undefined
      this.#replay = () => {}
      this.#around.count('replay')
      this.#around.replay(recorded, replay.for)
    }
    this.#pipes.up.marks.after(drawn(replay.after, random), () => this.#replay())
  }

  #pipe(way: Way, source: Socket, sink: Socket): Pipe {
    const { clock, timers, totals, buffers } = this.#around
    return new Pipe({
      source,
      sink,
      clock,
      timers,
      total: totals[way],
      random: this.#series(`path ${way}`),
      onGone: (chunk) => buffers.giveBack(chunk),
    })
  }

  #receive(way: Way, chunk: Uint8Array): void {
    this.#around.onBytes(this.number, way, chunk)
    if (way === 'up') this.#recorded?.push(chunk.slice())
    this.#pipes[way].receive(chunk)
  }

  #series(name: string): Below {
    return seriesOf(this.#around.seed, this.number, this.#settings, name)
  }

  #drawnWay(random: Below): Way {
    return WAYS[random(WAYS.length)] ?? 'up'
  }

  /** Nothing more is taken from either side; what is under way arrives. */
  #stop(): void {
    for (const way of WAYS) this.#pipes[way].swallow()
  }

  /** Both sides see an orderly end. What they still send is read, so that it does not become a reset. */
  #finish(): void {
    for (const socket of [this.#client, this.#server]) {
      socket.end()
      socket.resume()
    }
  }

  #after(milliseconds: number, work: () => void): void {
    const cancel = this.#around.timers.after(milliseconds, () => {
      this.#timers.delete(cancel)
      work()
    })
    this.#timers.add(cancel)
  }

  /** One side was reset: so is the other, unless what came from there is only late. */
  #reset(other: Socket): void {
    if (other === this.#server && this.#isLate) return
    if (!other.destroyed) other.resetAndDestroy()
  }

  #closed(): void {
    this.#openSockets--
    if (this.#openSockets === 0) this.#forget()
  }

  #forget(): void {
    if (this.#isOver) return
    this.#isOver = true
    if (this.#recorded) this.#replay()
    for (const cancel of this.#timers) cancel()
    this.#timers.clear()
    for (const way of WAYS) this.#pipes[way].end()
    this.#around.onEnd(this)
  }
}
