/** Logins that were carried from one authorization key to another. */
export interface TransferStore {
  /** True for the one caller who came first with this. Forgotten after `expires`; both in unix seconds. */
  use(id: Uint8Array, expires: number, now: number): Promise<boolean>
  /** The login of `key` came from that of another key. */
  note(key: bigint, from: bigint): Promise<void>
  /** All keys whose login came from that of this one, also by others, which are so no more. */
  takeFrom(key: bigint): Promise<bigint[]>
}
