import type { StreamCipher } from '../provider.ts'
import { encryptBlock, expandEncryptionKey } from './aes.ts'

/** AES-256-CTR; the counter is the whole iv, big-endian, and wraps around. */
export function createCtr(key: Uint8Array, iv: Uint8Array): StreamCipher {
  if (iv.length !== 16) throw new RangeError('the iv of CTR has 16 bytes')
  const roundKeys = expandEncryptionKey(key)
  const counter = new Uint8Array(iv)
  const counterView = new DataView(counter.buffer)
  const block = new Int32Array(4)
  const keyStream = new Uint8Array(16)
  const keyStreamView = new DataView(keyStream.buffer)
  let used = 16

  function nextBlock(): void {
    for (let i = 0; i < 4; i++) block[i] = counterView.getInt32(4 * i, true)
    encryptBlock(roundKeys, block)
    for (let i = 0; i < 4; i++) keyStreamView.setInt32(4 * i, block[i] ?? 0, true)
    increment(counter)
    used = 0
  }

  return {
    applyTo(bytes) {
      for (let i = 0; i < bytes.length; i++) {
        if (used === 16) nextBlock()
        bytes[i] = (bytes[i] ?? 0) ^ (keyStream[used++] ?? 0)
      }
    },
  }
}

function increment(counter: Uint8Array): void {
  for (let i = counter.length - 1; i >= 0; i--) {
    const byte = ((counter[i] ?? 0) + 1) & 255
    counter[i] = byte
    if (byte !== 0) return
  }
}
