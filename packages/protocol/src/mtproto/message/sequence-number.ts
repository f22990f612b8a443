/** Service messages that need no acknowledgement; everything else is content-related (mtproto/description). */
const withoutContent = new Set([
  'msgs_ack',
  'msg_container',
  'msg_copy',
  'gzip_packed',
  'http_wait',
  'pong',
  'future_salts',
  'bad_msg_notification',
  'bad_server_salt',
  'msgs_state_req',
  'msgs_state_info',
  'msgs_all_info',
  'msg_resend_req',
  'msg_detailed_info',
  'msg_new_detailed_info',
  'destroy_session_ok',
  'destroy_session_none',
])

/**
 * Whether a message is to be acknowledged and therefore has an odd sequence number. For a packed message ask for the
 * name inside: `gzip_packed` by itself does not count.
 */
export function isContentRelated(name: string): boolean {
  return !withoutContent.has(name)
}

/** "twice the number of content-related messages created by the sender prior to this one", plus one if this one is. */
export class SequenceNumbers {
  #contentMessages = 0

  next(contentRelated: boolean): number {
    const before = 2 * this.#contentMessages
    if (!contentRelated) return before
    this.#contentMessages++
    return before + 1
  }
}
