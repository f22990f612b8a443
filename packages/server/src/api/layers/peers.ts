import { counterpartOf } from '@longshore/protocol/schema/counterparts'
import type { Fields } from './fields.ts'

/** An InputUser or InputChannel where later layers have an InputPeer. */
export function peerOf({ _, ...rest }: Fields): Fields {
  return { _: counterpartOf(_, 'InputPeer') ?? 'inputPeerEmpty', ...rest }
}
