import type { Rpc } from '../src/rpc/call.ts'
import type { Transfers } from '../src/transfer/transfers.ts'

/** Transfers without any control: each call is made at once. */
export function uncontrolled(rpc: Rpc): Pick<Transfers, 'begin'> {
  return {
    begin: async () => ({
      call: (method, params, { bytes: _, ...options }) => rpc.call(method, params, options),
      waitsFor: () => {},
      end: () => {},
    }),
  }
}
