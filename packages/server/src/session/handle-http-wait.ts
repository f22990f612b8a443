import type { MtprotoConstructors } from '@longshore/protocol/schema/mtproto-types.gen'
import type { Incoming } from './incoming.ts'

/**
 * "max_wait: milliseconds after which the server answers in any case". The other two let a server gather for a while:
 * ours answers as soon as there is something. Where connections stay open, all of it means nothing.
 */
export function handleHttpWait({ peer }: Incoming, { max_wait }: MtprotoConstructors['http_wait']): void {
  peer.link.single?.waitAtMost(max_wait)
}
