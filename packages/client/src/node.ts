import { Client as PlatformClient } from './client.ts'
import type { ConnectOptions } from './options.ts'
import { type NodeSourceInput, nodePlatform } from './platform/node/platform.ts'
import type { NodeSinkInput } from './platform/node/sinks.ts'

export * from './exports.ts'
export { serveRange } from './platform/node/http-range.ts'
export { bytesOfSpec, parseRangeSpec, type RangeSpec } from './platform/node/http-range-spec.ts'
export {
  type FileJournal,
  type FileJournalOptions,
  fileJournal,
  forgetOldTransfers,
} from './platform/node/journal/file-journal.ts'
export type { PathBytes } from './platform/node/path-bytes.ts'
export { readable } from './platform/node/readable.ts'
export { fileSession } from './platform/node/session-file.ts'
export type { NodeSinkInput, NodeSourceInput }

/** A client in Node: TCP, uploads from paths and downloads to them. */
export type NodeClient = PlatformClient<NodeSourceInput, NodeSinkInput>
export type Client = NodeClient

/**
 * Connects over TCP.
 *
 * @throws {ConnectionError} when no data center answers.
 */
export function connect(options: ConnectOptions): Promise<NodeClient> {
  return PlatformClient.connect(nodePlatform, options)
}
