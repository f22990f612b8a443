import type { BadMessageCode } from './message-rules.ts'
import { serviceMessage } from './service-message.ts'

/** A message as far as a notification about it is concerned. */
export interface Blamed {
  readonly msgId: bigint
  readonly seqNo: number
}

export function badMessage({ msgId, seqNo }: Blamed, code: BadMessageCode): Uint8Array {
  return serviceMessage({
    _: 'bad_msg_notification',
    bad_msg_id: msgId,
    bad_msg_seqno: seqNo,
    error_code: code,
  })
}

const BAD_SERVER_SALT = 48

export function badServerSalt({ msgId, seqNo }: Blamed, newSalt: bigint): Uint8Array {
  return serviceMessage({
    _: 'bad_server_salt',
    bad_msg_id: msgId,
    bad_msg_seqno: seqNo,
    error_code: BAD_SERVER_SALT,
    new_server_salt: newSalt,
  })
}
