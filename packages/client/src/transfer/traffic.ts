import { RoundTrip } from './round-trip.ts'
import { SpeedMeter } from './speed-meter.ts'

/** All that is under way in one direction, to whatever data center. */
export class Traffic {
  /** Bytes that may be under way. */
  readonly most: number
  readonly speed = new SpeedMeter()
  readonly roundTrip = new RoundTrip()
  underWay = 0
  repeats = 0

  constructor(most: number) {
    this.most = most
  }

  hasRoom(bytes: number): boolean {
    return this.underWay === 0 || this.underWay + bytes <= this.most
  }
}
