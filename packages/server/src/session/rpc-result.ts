import type { RpcError } from '@longshore/protocol/errors/rpc-error'
import { type Body, piecesOf } from '@longshore/protocol/mtproto/message/body'
import { TlWriter } from '@longshore/protocol/tl/writer'
import { serviceMessage } from './service-message.ts'

const RPC_RESULT = 0xf35c6d01

/** "A response to an RPC query": the only message into which answers of the API go. */
export function rpcResult(requestId: bigint, result: Body): Body {
  const writer = new TlWriter(12)
  writer.uint(RPC_RESULT)
  writer.long(requestId)
  return [writer.finish(), ...piecesOf(result)]
}

export function rpcError(error: RpcError): Uint8Array {
  return serviceMessage({ _: 'rpc_error', error_code: error.code, error_message: error.text })
}
