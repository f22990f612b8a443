/** What to do when the server refuses a message (service_messages_about_messages, "Notice of Ignored Error Message"). */
export interface Reaction {
  /** The notification's own id tells the right time. */
  readonly learnTime: boolean
  /** Ids and numbers of this session cannot be mended: go on in a new one. */
  readonly newSession: boolean
  /** Send the refused message again; else its caller gets an error. */
  readonly resend: boolean
  readonly meaning: string
}

function reaction(meaning: string, todo: Partial<Omit<Reaction, 'meaning'>>): Reaction {
  return { learnTime: false, newSession: false, resend: true, ...todo, meaning }
}

const reactions = new Map<number, Reaction>([
  [16, reaction('msg_id too low', { learnTime: true })],
  // Ids must go on growing inside a session, and this one has already used ids of the future.
  [17, reaction('msg_id too high', { learnTime: true, newSession: true })],
  [18, reaction('incorrect two lower order msg_id bits', {})],
  [19, reaction('container msg_id is the same as msg_id of a previously received message', {})],
  [20, reaction('message too old', { learnTime: true })],
  [32, reaction('msg_seqno too low', { newSession: true })],
  [33, reaction('msg_seqno too high', { newSession: true })],
  [34, reaction('an even msg_seqno expected, but odd received', { resend: false })],
  [35, reaction('odd msg_seqno expected, but even received', { resend: false })],
  [48, reaction('incorrect server salt', {})],
  [64, reaction('invalid container', {})],
])

export function reactionTo(code: number): Reaction {
  return reactions.get(code) ?? reaction(`code ${code}`, { resend: false })
}
