import type { Constructor } from '@longshore/protocol/schema/api'
import type { ShownFile } from '../../messages/messages.ts'

/** Media that is ready to be sent: its files exist and are durable. */
export interface PreparedMedia {
  /** As messages store it: of photos and documents only the id. */
  readonly media: Constructor<'messageMediaDocument'> | Constructor<'messageMediaPhoto'>
  readonly shows: ShownFile
}
