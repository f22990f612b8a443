import type { Stats } from './events.ts'

/** Bytes as people read them: 1023 B, 1.0 KiB, 700.4 MiB. */
export function readableSize(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  return unit === 0 ? `${Math.round(value)} B` : `${value.toFixed(1)} ${units[unit]}`
}

/** 9 s, 1:05, 2:03:04. */
export function readableTime(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (n: number): string => String(n).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** Whole: 100 only when all of it is there. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.min(100, Math.max(0, Math.floor((part / whole) * 100)))
}

export function files(count: number): string {
  return count === 1 ? '1 file' : `${count} files`
}

/** What keeps a transfer from being faster, in one line. */
export function explainedSpeed(stats: Stats): string {
  const { direction, bytesPerSecond, underWay, window, connections, roundTrip, repeats } = stats
  return [
    `${direction}: ${readableSize(bytesPerSecond)}/s, ${limit(stats)}`,
    `${readableSize(underWay)} of ${readableSize(window)} under way on ${connections === 1 ? '1 connection' : `${connections} connections`}`,
    roundTrip === undefined ? undefined : `round trip ${Math.round(roundTrip * 1000)} ms`,
    repeats === 0 ? undefined : `${repeats} sent again`,
  ]
    .filter((part) => part !== undefined)
    .join('; ')
}

function limit({ limit, floodLeft = 0 }: Stats): string {
  switch (limit) {
    case 'nothing':
      return 'limited by nothing yet'
    case 'window':
      return 'limited by the window: more under way does not help, or may not be'
    case 'round trip':
      return 'limited by the round trip to the server'
    case 'flood':
      return `the server asked for a pause, ${readableTime(floodLeft)} left`
    case 'rate':
      return 'limited by --limit-rate'
    case 'disk':
      return 'limited by the disk, or by whoever reads or writes the stream'
    case 'cpu':
      return 'limited by the processor'
    case 'connection':
      return 'there is no connection'
  }
}
