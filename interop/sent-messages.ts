import type { NodeClient } from '@longshore/client/node'
import type { Constructor } from '@longshore/protocol/schema/api'

/** The messages in Saved Messages with a document of that name. Only the newest are looked at: whatever was sent twice was sent just now. */
export async function messagesNamed(client: NodeClient, name: string): Promise<Constructor<'message'>[]> {
  const newest = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 20, max_id: 0, min_id: 0, hash: 0n }
  const history = await client.call('messages.getHistory', { peer: { _: 'inputPeerSelf' }, ...newest })
  const messages = 'messages' in history ? history.messages : []
  return messages.filter((message) => message._ === 'message').filter((message) => nameIn(message) === name)
}

function nameIn({ media }: Constructor<'message'>): string | undefined {
  if (media?._ !== 'messageMediaDocument' || media.document?._ !== 'document') return undefined
  for (const attribute of media.document.attributes)
    if (attribute._ === 'documentAttributeFilename') return attribute.file_name
  return undefined
}
