import { isIPv6 } from 'node:net'
import { availableParallelism } from 'node:os'
import { InvalidArgumentError } from 'commander'

/** @throws InvalidArgumentError */
export function numberBetween(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < low || value > high) {
      throw new InvalidArgumentError(`A whole number from ${low} to ${high} is wanted.`)
    }
    return value
  }
}

/** `files.example.org`, `203.0.113.5:443`, `[2001:db8::1]:443`, `2001:db8::1`. @throws InvalidArgumentError */
export function hostAndPort(text: string): { readonly host: string; readonly port: number | undefined } {
  const pattern = /^(?:\[([0-9a-f:.%]+)\]|([^\s:[\]/]+))(?::(\d{1,5}))?$/i
  const [, address, name, digits] = isIPv6(text) ? ['', text] : (pattern.exec(text) ?? [])
  const host = address ?? name
  const port = digits === undefined ? undefined : Number(digits)
  const isWrong = (address !== undefined && !isIPv6(address)) || port === 0 || (port ?? 1) > 65_535
  if (host === undefined || isWrong)
    throw new InvalidArgumentError(
      'HOST or HOST:PORT is wanted, as in files.example.org:443 or [2001:db8::1]:443.',
    )
  return { host, port }
}

const MOST_WORKERS = 64

/** `4`, or `auto` for as many as there are cores. @throws InvalidArgumentError */
export function workerCount(text: string): number {
  return text === 'auto'
    ? Math.min(availableParallelism(), MOST_WORKERS)
    : numberBetween(1, MOST_WORKERS)(text)
}

const second = 1000
const units = { s: second, m: 60 * second, h: 3600 * second, d: 86_400 * second }

/** `90s`, `10m`, `3h`, `2d`: milliseconds. @throws InvalidArgumentError */
export function duration(text: string): number {
  const [, number, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? []
  if (!Number(number)) throw new InvalidArgumentError('A time such as 90s, 10m, 3h or 2d is wanted.')
  return Number(number) * units[unit as keyof typeof units]
}

/** As `duration` reads it. */
export function timeInWords(milliseconds: number): string {
  return inUnits(milliseconds, units)
}

const sizes = { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 }

/** `512MiB`, `16GiB`: bytes. @throws InvalidArgumentError */
export function byteCount(text: string): number {
  const [, number, unit] = /^(\d{1,6})(KiB|MiB|GiB|TiB)$/.exec(text) ?? []
  if (!Number(number)) throw new InvalidArgumentError('A size such as 512MiB or 16GiB is wanted.')
  return Number(number) * sizes[unit as keyof typeof sizes]
}

/** As `byteCount` reads it. */
export function sizeInWords(bytes: number): string {
  return inUnits(bytes, sizes)
}

/** By the largest unit of which it is a whole number. */
function inUnits(amount: number, units: Readonly<Record<string, number>>): string {
  const [name, unit] = Object.entries(units).findLast(([, unit]) => amount % unit === 0) ?? ['', 1]
  return `${amount / unit}${name}`
}

/** @throws InvalidArgumentError */
export function oneOf<Word extends string>(words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const word = words.find((known) => known === text)
    if (word === undefined) throw new InvalidArgumentError(`It can be ${words.join(', ')}.`)
    return word
  }
}

const magnitudes = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 }

/** `500K`, `5M`, `1.5MiB`: bytes a second. @throws InvalidArgumentError */
export function rate(text: string): number {
  const [, number, unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?)([KMG]?)(?:iB)?(?:\/s)?$/.exec(text) ?? []
  const bytes = Math.round(Number(number) * magnitudes[unit as keyof typeof magnitudes])
  if (!(bytes >= 1024))
    throw new InvalidArgumentError('Bytes a second are wanted, such as 500K, 5M or 1.5G; at least 1K.')
  return bytes
}
