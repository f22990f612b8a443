import type { MtprotoConstructors } from '@longshore/protocol/schema/mtproto-types.gen'
import type { Incoming } from './incoming.ts'

/**
 * "max_delay: milliseconds between the first message for this session and the answer, max_wait: after which the server
 * answers in any case". The third, wait_after, is for servers that do not know whether more is to come: ours gathers as
 * long as it works on what came along, and no longer. Where connections stay open, all of it means nothing.
 */
export function handleHttpWait(
  { peer }: Incoming,
  { max_delay, max_wait }: MtprotoConstructors['http_wait'],
): void {
  peer.link.single?.waitAtMost(max_wait)
  peer.link.single?.gatherAtMost(max_delay)
}
