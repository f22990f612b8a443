import type { Socket } from 'node:net'
import type { Clock, Timers } from '@longshore/server/session/time'
import type { Damage } from './damage.ts'
import type { Below } from './draw.ts'
import type { Line } from './line.ts'
import { Marks } from './marks.ts'
import { Path } from './path.ts'

export interface PipeOptions {
  readonly source: Socket
  readonly sink: Socket
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Below
  readonly total: Line
  /** Called when nobody looks at a chunk any more. */
  readonly onGone: (chunk: Uint8Array) => void
}

/** One direction of one connection: from the socket at its near end to the one at its far end. */
export class Pipe {
  readonly source: Socket
  readonly sink: Socket
  readonly path: Path
  readonly marks = new Marks()
  damage: Damage | undefined
  onDamage: () => void = () => {}
  /** What becomes of bytes: they pass, they vanish, or something else is done with them. */
  take: (piece: Uint8Array) => void
  /** The source has ended in good order: so does the sink, after everything that is under way. */
  finish: () => void

  constructor({ source, sink, clock, timers, random, total, onGone }: PipeOptions) {
    this.source = source
    this.sink = sink
    this.path = new Path({
      clock,
      timers,
      random,
      total,
      write: (chunk) => !sink.writable || sink.write(chunk, () => onGone(chunk)),
      hold: (isHeld) => {
        if (isHeld) source.pause()
        else source.resume()
      },
    })
    this.take = this.pass
    this.finish = () => this.path.afterwards(() => sink.end())
    sink.on('drain', () => this.path.drained())
    source.on('end', () => this.finish())
  }

  /** What the source has sent. */
  receive(chunk: Uint8Array): void {
    this.marks.pass(chunk, this.#takeOne)
  }

  readonly #takeOne = (piece: Uint8Array): void => this.take(piece)

  readonly pass = (piece: Uint8Array): void => {
    this.path.push(this.damage?.pass(piece, this.onDamage) ?? piece)
  }

  /** From now on nothing arrives. */
  swallow(): void {
    this.take = () => {}
  }

  end(): void {
    this.swallow()
    this.marks.clear()
    this.path.end()
  }
}
