import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import { join, normalize } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

const page = `<!doctype html>
<meta charset="utf-8">
<title>Longshore client in a browser</title>
<script type="importmap">{ "imports": { "@longshore/protocol/": "/packages/protocol/src/" } }</script>
<script type="module">
  import * as longshore from '/packages/client/src/web.ts'
  globalThis.longshore = longshore
  document.title = 'ready'
</script>`

/** Serves the client's sources to a browser as they are, types stripped: what runs there is what stands here. */
export async function serveSources(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    answer(request.url ?? '/').then(
      ({ type, body }) => response.writeHead(200, { 'content-type': type }).end(body),
      (error: Error) => response.writeHead(404, { 'content-type': 'text/plain' }).end(error.message),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${portOf(server)}/`, close: () => server.close() }
}

async function answer(url: string): Promise<{ type: string; body: string }> {
  const path = normalize(new URL(url, 'http://localhost').pathname)
  if (path === '/') return { type: 'text/html', body: page }
  if (!/^\/packages\/(client|protocol)\/src\//.test(path)) throw new Error(`${path} is not served`)
  const file = path.endsWith('.ts') ? path : `${path}.ts`
  return { type: 'text/javascript', body: stripTypeScriptTypes(await readFile(join(root, file), 'utf8')) }
}

function portOf(server: Server): number {
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  return address.port
}
