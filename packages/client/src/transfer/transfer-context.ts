import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { Rpc } from '../rpc/call.ts'
import type { Transfers } from './transfers.ts'

/** What moving files takes. */
export interface TransferContext {
  /** For calls that move no bytes of a file: what renews a reference, what finishes an upload. */
  readonly rpc: Rpc
  /** For those that do. */
  readonly transfers: Pick<Transfers, 'begin'>
  readonly crypto: CryptoProvider
}
