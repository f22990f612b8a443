/**
 * A person or a channel has a constructor for each place: InputPeer, InputUser, InputChannel. Some clients send what
 * they have resolved, an InputPeer, wherever a user or a channel is due, and the ids and hashes in it say the same.
 */
const families: readonly { readonly peer: string; readonly other: string; readonly type: string }[] = [
  { peer: 'inputPeerEmpty', other: 'inputUserEmpty', type: 'InputUser' },
  { peer: 'inputPeerSelf', other: 'inputUserSelf', type: 'InputUser' },
  { peer: 'inputPeerUser', other: 'inputUser', type: 'InputUser' },
  { peer: 'inputPeerUserFromMessage', other: 'inputUserFromMessage', type: 'InputUser' },
  { peer: 'inputPeerEmpty', other: 'inputChannelEmpty', type: 'InputChannel' },
  { peer: 'inputPeerChannel', other: 'inputChannel', type: 'InputChannel' },
  { peer: 'inputPeerChannelFromMessage', other: 'inputChannelFromMessage', type: 'InputChannel' },
]

const counterparts: ReadonlyMap<string, string> = new Map(
  families.flatMap(({ peer, other, type }) => [
    [`${peer} ${type}`, other],
    [`${other} InputPeer`, peer],
  ]),
)

/** The constructor of `type` that means what `name` means and has the same fields. */
export function counterpartOf(name: string, type: string): string | undefined {
  return counterparts.get(`${name} ${type}`)
}
