import type { RpcError } from '@longshore/protocol/errors/rpc-error'
import { type Body, piecesOf } from '@longshore/protocol/mtproto/message/body'
import { TlWriter } from '@longshore/protocol/tl/writer'
import { serviceMessage } from './service-message.ts'

const RPC_RESULT = 0xf35c6d01
const RPC_ERROR = 0x2144ca19
/** Bytes before the result: the constructor, and the id of the request. */
const RESULT_HEAD = 12

/** "A response to an RPC query": the only message into which answers of the API go. */
export function rpcResult(requestId: bigint, result: Body): Body {
  const writer = new TlWriter(RESULT_HEAD)
  writer.uint(RPC_RESULT)
  writer.long(requestId)
  return [writer.finish(), ...piecesOf(result)]
}

/** Whether a message is an rpc_result with an rpc_error in it. */
export function isRpcError(body: Body): boolean {
  const [head, result] = piecesOf(body)
  if (!result || head?.length !== RESULT_HEAD) return false
  return idOf(head) === RPC_RESULT && idOf(result) === RPC_ERROR
}

function idOf(bytes: Uint8Array): number | undefined {
  return bytes.length < 4 ? undefined : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
}

export function rpcError(error: RpcError): Uint8Array {
  return serviceMessage({ _: 'rpc_error', error_code: error.code, error_message: error.text })
}
