import type { Rpc } from '../src/rpc/call.ts'
import { paramsNow, type Transfers } from '../src/transfer/transfers.ts'

/** Transfers without any control: each call is made at once. */
export function uncontrolled(rpc: Rpc): Pick<Transfers, 'begin'> {
  return {
    begin: async () => ({
      call: async (method, params, { bytes: _, mend, ...options }) => {
        for (;;) {
          try {
            return await rpc.call(method, paramsNow(params), options)
          } catch (error) {
            if (!(await mend?.(error))) throw error
          }
        }
      },
      waitsFor: () => {},
      end: () => {},
    }),
  }
}
