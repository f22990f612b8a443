/** The payload that stands for an error of the transport: "4 bytes, a negative number" (mtproto/mtproto-transports). */
export function transportErrorFrame(code: number): Uint8Array {
  const payload = new Uint8Array(4)
  new DataView(payload.buffer).setInt32(0, code, true)
  return payload
}
