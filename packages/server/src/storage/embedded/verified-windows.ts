/** Milliseconds for which a window need not be compared again: what the disk has lost shows when it is read anew. */
const LASTING = 10 * 60_000
/** Blobs that are remembered, the ones used last; a bit for each 128 KiB of them. */
const MOST = 4096

/** Of 128 KiB each. */
export interface Windows {
  readonly first: number
  readonly count: number
}

interface Remembered {
  /** Of the file, when its windows were compared. */
  readonly stamp: string
  readonly until: number
  /** A bit each. */
  windows: Uint8Array
}

/** Which windows of which blobs have been found to be right lately, in files that nobody has touched since. */
export class VerifiedWindows {
  readonly #clock: () => number
  /** Used last comes last. */
  readonly #blobs = new Map<bigint, Remembered>()

  /** @param clock unix ms */
  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** Whether these windows were right lately, in a file of this stamp. */
  has(blob: bigint, stamp: string, { first, count }: Windows): boolean {
    const known = this.#blobs.get(blob)
    if (known?.stamp !== stamp || known.until <= this.#clock()) return false
    for (let window = first; window < first + count; window++)
      if (!hasBit(known.windows, window)) return false
    return true
  }

  note(blob: bigint, stamp: string, { first, count }: Windows): void {
    const known = this.#blobs.get(blob)
    const now = this.#clock()
    const isCurrent = known?.stamp === stamp && known.until > now
    const remembered = isCurrent ? known : { stamp, until: now + LASTING, windows: new Uint8Array() }
    remembered.windows = withBits(remembered.windows, first, count)
    this.#blobs.delete(blob)
    this.#blobs.set(blob, remembered)
    for (const [oldest] of this.#blobs) {
      if (this.#blobs.size <= MOST) return
      this.#blobs.delete(oldest)
    }
  }

  forget(blob: bigint): void {
    this.#blobs.delete(blob)
  }
}

function hasBit(bits: Uint8Array, index: number): boolean {
  return (((bits[index >> 3] ?? 0) >> (index & 7)) & 1) === 1
}

/** The same bits, in longer memory where they need it. */
function withBits(bits: Uint8Array, first: number, count: number): Uint8Array {
  const length = Math.ceil((first + count) / 8)
  const set = length > bits.length ? new Uint8Array(Math.max(length, bits.length * 2)) : bits
  if (set !== bits) set.set(bits)
  for (let index = first; index < first + count; index++)
    set[index >> 3] = (set[index >> 3] ?? 0) | (1 << (index & 7))
  return set
}
