import { fitted } from '../terminal/fitted.ts'
import { percent, readableSize, readableTime } from './words.ts'

/** What a bar shows. */
export interface Bar {
  readonly name: string
  readonly transferred: number
  readonly size: number | undefined
  readonly bytesPerSecond: number
  /** Seconds; undefined while nobody can know. */
  readonly left: number | undefined
}

/** Columns of a name, where there is room, and of the shortest that says anything. */
const longestName = 28
const shortestName = 10

/** Columns of the bar itself. */
const barWidth = 24

const gap = '  '

/**
 * One line about a file under way, shorter than the terminal is wide: from the left its name and, by what room there is, how
 * much of it is there, the speed, the time left, the bytes, the bar.
 *
 * @param filesLeft where the line is about several files
 */
export function barLine(bar: Bar, columns: number, filesLeft?: number): string {
  const room = columns - 1
  const { transferred, size, bytesPerSecond, left } = bar
  const texts: { readonly text: string; readonly place: number }[] = []
  const taken = (): number => texts.reduce((sum, { text }) => sum + text.length + gap.length, 0)
  const add = (place: number, text: string | undefined): void => {
    if (text !== undefined && taken() + text.length + gap.length + shortestName <= room)
      texts.push({ text, place })
  }
  // By what matters most; the place is where it stands.
  add(3, `${readableSize(bytesPerSecond)}/s`)
  add(4, left === undefined ? undefined : `${readableTime(left)} left`)
  add(2, size === undefined ? readableSize(transferred) : `${percent(transferred, size)}%`.padStart(4))
  add(1, filesLeft === undefined ? undefined : `${filesLeft} to go`)
  add(5, size === undefined ? undefined : `${readableSize(transferred)} of ${readableSize(size)}`)
  add(0, size === undefined ? undefined : drawn(transferred, size))
  const name = fitted(bar.name, Math.min(longestName, Math.max(1, room - taken())))
  return fitted([name, ...inPlace(texts)].join(gap).trimEnd(), room).trimEnd()
}

function inPlace(texts: readonly { readonly text: string; readonly place: number }[]): string[] {
  return texts.toSorted((a, b) => a.place - b.place).map(({ text }) => text)
}

function drawn(transferred: number, size: number): string {
  const part = size === 0 ? 1 : Math.min(1, Math.max(0, transferred / size))
  const full = Math.floor(part * barWidth)
  return '█'.repeat(full) + '░'.repeat(barWidth - full)
}
