import { badMessage } from './bad-message.ts'
import type { Incoming } from './incoming.ts'
import { BadMessage } from './message-rules.ts'

/**
 * A request that came before is not run again: its answer is sent again, if there is one. If it was forgotten, nobody
 * can say any more what it was, and the client must ask anew.
 */
export function handleRepeated({ session, message }: Incoming): void {
  const { outgoing } = session
  const { id, seqNo, progress, answerId, dropped } = message
  outgoing.confirm(id)
  if (progress === 'received' || progress === 'running' || dropped || outgoing.isWaiting(message)) return
  const answer = answerId === undefined ? undefined : outgoing.kept(answerId)
  if (answer) outgoing.repeatOrAnnounce(answer)
  else {
    const body = badMessage({ msgId: id, seqNo }, BadMessage.tooOldToVerify)
    outgoing.send({ body, keep: 'no' })
  }
}
