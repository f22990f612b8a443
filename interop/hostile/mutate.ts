import { type Below, oneOf, randomBytes } from './chance.ts'

/** Numbers that parsers trip over. */
const words = [0, 1, -1, 2, 3, 4, 127, 255, 1024, 1025, 65_536, 2 ** 24, 2 ** 31 - 1, -(2 ** 31)]

const changes: readonly ((bytes: Uint8Array, below: Below) => Uint8Array)[] = [
  (bytes, below) => bytes.slice(0, below(bytes.length + 1)),
  (bytes, below) => bytes.slice(0, below((bytes.length >> 2) + 1) * 4),
  (bytes, below) => withByte(bytes, below(bytes.length), (byte) => byte ^ (1 << below(8))),
  (bytes, below) => withByte(bytes, below(bytes.length), () => below(256)),
  (bytes, below) => withWord(bytes, below(bytes.length >> 2) * 4, oneOf(words, below)),
  (bytes, below) => Uint8Array.from([...bytes, ...randomBytes(below(64), below)]),
  (bytes, below) => bytes.slice().copyWithin(below(bytes.length), below(bytes.length)),
  (bytes, below) => {
    const at = below(bytes.length)
    return Uint8Array.from([...bytes.slice(0, at), ...randomBytes(4, below), ...bytes.slice(at)])
  },
]

/** The bytes with one to three mistakes in them. */
export function mutated(bytes: Uint8Array, below: Below): Uint8Array {
  let result: Uint8Array = bytes.slice()
  for (let times = 1 + below(3); times > 0 && result.length >= 4; times--) {
    result = oneOf(changes, below)(result, below)
  }
  return result
}

/** Framings carry nothing else. */
export function wholeWords(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.length - (bytes.length % 4))
}

function withByte(bytes: Uint8Array, at: number, change: (byte: number) => number): Uint8Array {
  bytes[at] = change(bytes[at] ?? 0)
  return bytes
}

function withWord(bytes: Uint8Array, at: number, word: number): Uint8Array {
  new DataView(bytes.buffer, bytes.byteOffset).setInt32(at, word, true)
  return bytes
}
