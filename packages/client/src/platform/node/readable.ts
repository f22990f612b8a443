import { Readable } from 'node:stream'
import type { RemoteFile, StreamOptions } from '../../file/remote-file.ts'

/**
 * The bytes of a file as a Node stream. It fetches ahead as `RemoteFile.stream` does, and destroying it stops the
 * requests at once.
 *
 * @throws {TransferError} when the range does not lie in the file, or the file is closed
 */
export function readable(file: RemoteFile, options: StreamOptions = {}): Readable {
  const reader = file.stream(options).getReader()
  return new Readable({
    // What is fetched ahead is counted by the file: none of it waits here too.
    highWaterMark: 0,
    read() {
      reader.read().then(
        ({ value }) => this.push(value ?? null),
        (error) => this.destroy(error),
      )
    },
    destroy(error, callback) {
      reader.cancel(error).then(
        () => callback(error),
        () => callback(error),
      )
    },
  })
}
