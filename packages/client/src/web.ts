import { Client as PlatformClient } from './client.ts'
import type { SinkInput } from './io/sink.ts'
import type { SourceInput } from './io/source.ts'
import type { ConnectOptions } from './options.ts'
import { webPlatform } from './platform/web/platform.ts'

export * from './exports.ts'
export { localStorageSession } from './platform/web/local-storage-session.ts'
export type { SinkInput, SourceInput }

/** A client in browsers: WebSocket, uploads from Files and Blobs. */
export type WebClient = PlatformClient<SourceInput, SinkInput>
export type Client = WebClient

/**
 * Connects over WebSocket.
 *
 * @throws {ConnectionError} when no data center answers.
 */
export function connect(options: ConnectOptions): Promise<WebClient> {
  return PlatformClient.connect(webPlatform, options)
}
