import { type Clock, systemClock } from '../src/time/clock.ts'

/** Short waits are over at once, so that no test sleeps; long ones guard against silence and stay as they are. */
export const hurried: Clock = {
  now: Date.now,
  after: (milliseconds, callback) => systemClock.after(milliseconds <= 2000 ? 0 : milliseconds, callback),
}
