import { checkRange } from '@longshore/protocol/files/range-rules'
import type { MethodName, Result } from '@longshore/protocol/schema/api'
import type { Params, Rpc } from '../src/rpc/call.ts'

/** A server with one file that is larger than any memory: its bytes follow from where they are. */
export class VastFile implements Rpc {
  async call<M extends MethodName>(_method: M, params: Params<M>): Promise<Result<M>> {
    const { offset, limit, precise } = params as unknown as Params<'upload.getFile'>
    checkRange({ offset, limit, precise })
    const bytes = this.bytesAt(Number(offset), limit)
    return { _: 'upload.file', type: { _: 'storage.fileUnknown' }, mtime: 0, bytes } as Result<M>
  }

  bytesAt(position: number, length: number): Uint8Array {
    const place = (offset: number) => Math.floor(offset / 251) + (offset % 7)
    return Uint8Array.from({ length }, (_, index) => place(position + index) % 256)
  }
}
