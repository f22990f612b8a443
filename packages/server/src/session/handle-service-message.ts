import { mtprotoCodec } from '@longshore/protocol/schema/codec'
import type { MtprotoConstructors, MtprotoMethods } from '@longshore/protocol/schema/mtproto-types.gen'
import { TlError } from '@longshore/protocol/tl/reader'
import { handleDestroyAuthKey } from './handle-destroy-auth-key.ts'
import { handleDestroySession } from './handle-destroy-session.ts'
import { handleGetFutureSalts } from './handle-get-future-salts.ts'
import { handleHttpWait } from './handle-http-wait.ts'
import { handleMsgResendReq } from './handle-msg-resend-req.ts'
import { handleMsgsAck } from './handle-msgs-ack.ts'
import { handleMsgsAllInfo } from './handle-msgs-all-info.ts'
import { handleMsgsStateReq } from './handle-msgs-state-req.ts'
import { handlePing, handlePingDelayDisconnect } from './handle-ping.ts'
import { handleRpcDropAnswer } from './handle-rpc-drop-answer.ts'
import type { Incoming } from './incoming.ts'

type ServiceMessages = MtprotoConstructors & { [M in keyof MtprotoMethods]: MtprotoMethods[M]['request'] }
type Handlers = { [N in keyof ServiceMessages]?: (incoming: Incoming, message: ServiceMessages[N]) => void }

const handlers: Handlers = {
  destroy_auth_key: handleDestroyAuthKey,
  destroy_session: handleDestroySession,
  get_future_salts: handleGetFutureSalts,
  http_wait: handleHttpWait,
  msg_resend_req: handleMsgResendReq,
  msgs_ack: handleMsgsAck,
  msgs_all_info: handleMsgsAllInfo,
  msgs_state_req: handleMsgsStateReq,
  ping: handlePing,
  ping_delay_disconnect: handlePingDelayDisconnect,
  rpc_drop_answer: handleRpcDropAnswer,
}

/** "up to 8192" ids name messages in one of these, and little else is in it. */
const mostInMessage = 8192 + 16

/** Handles one of MTProto's own messages. What has no meaning for a server, or cannot be read, is passed over. */
export function handleServiceMessage(incoming: Incoming, body: Uint8Array): void {
  const { log } = incoming.services
  try {
    const message = mtprotoCodec.readExact(body, mostInMessage)
    const handle = handlers[message._ as keyof Handlers] as
      | ((incoming: Incoming, message: { _: string }) => void)
      | undefined
    if (handle) handle(incoming, message)
    else log.debug({ message: message._ }, 'a service message that means nothing to a server')
  } catch (error) {
    if (!(error instanceof TlError)) throw error
    log.debug({ err: error }, 'a service message that cannot be read')
  }
}
