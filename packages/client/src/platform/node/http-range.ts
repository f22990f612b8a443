import { once } from 'node:events'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { RemoteFile } from '../../file/remote-file.ts'
import { headersOf, tagOf } from './http-range-headers.ts'
import { wantedOf } from './http-range-request.ts'

/**
 * Answers a request of node:http with a file, or with the range of it that was asked for (RFC 9110: GET and HEAD,
 * conditions by ETag, single ranges; several ranges get the whole file). Who leaves stops the requests at once.
 *
 * Settles when the response is over. It may be called for several requests of one file at a time.
 *
 * @throws what kept the file from being read: then it was answered with 502, or cut short where it had begun
 */
export async function serveRange(
  file: RemoteFile,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method } = request
  if (method !== 'GET' && method !== 'HEAD') return answer(response, 405, { Allow: 'GET, HEAD' })
  const { size } = file
  const tag = tagOf(file)
  const wanted = wantedOf(method, request.headers, { tag, size })
  switch (wanted.kind) {
    case 'other version':
      return answer(response, 412, { ETag: tag })
    case 'not modified':
      return answer(response, 304, { ETag: tag })
    case 'nothing there':
      return answer(response, 416, { 'Content-Range': `bytes */${size}`, 'Accept-Ranges': 'bytes' })
    case 'all': {
      const headers = { ...headersOf(file), 'Content-Length': size }
      if (method === 'HEAD') return answer(response, 200, headers)
      return await send(file, { start: 0, end: size }, response, 200, headers)
    }
    case 'range': {
      const { start, end } = wanted
      return await send(file, { start, end }, response, 206, {
        ...headersOf(file),
        'Content-Length': end - start,
        'Content-Range': `bytes ${start}-${end - 1}/${size}`,
      })
    }
  }
}

async function send(
  file: RemoteFile,
  range: { start: number; end: number },
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
): Promise<void> {
  const left = new AbortController()
  const { signal } = left
  if (response.destroyed) return
  response.once('close', () => left.abort())
  try {
    const reader = file.stream({ ...range, signal }).getReader()
    // Before the head: a file that cannot be read at all is then no success.
    let next = await reader.read()
    response.writeHead(status, headers)
    for (; next.value !== undefined; next = await reader.read()) {
      if (!response.write(next.value)) await once(response, 'drain', { signal })
    }
    response.end()
    await once(response, 'finish', { signal })
  } catch (error) {
    if (signal.aborted) return
    if (response.headersSent) response.destroy()
    else answer(response, 502, {})
    throw error
  }
}

function answer(response: ServerResponse, status: number, headers: OutgoingHttpHeaders): void {
  response.writeHead(status, headers).end()
}
