import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import http, { type RequestListener } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { TUNED_STREAM } from '../contestants/http.ts'

// A Node server that writes to disk what is PUT and reads from disk what is asked for by GET: what MTProto is compared
// with. Started with a folder, `http` or `https`, and the bytes its streams hold.
const [folder = '.', scheme = 'http', streamBytes = String(TUNED_STREAM)] = process.argv.slice(2)
const highWaterMark = Number(streamBytes)

const serveFiles: RequestListener = async (request, response) => {
  const path = join(folder, (request.url ?? '/').replaceAll('/', '_'))
  try {
    if (request.method === 'PUT') {
      await pipeline(request, createWriteStream(path, { highWaterMark }))
      response.writeHead(201).end()
    } else {
      response.writeHead(200, { 'content-length': (await stat(path)).size })
      await pipeline(createReadStream(path, { highWaterMark }), response)
    }
  } catch {
    response.destroy()
  }
}

const beside = (name: string) => readFile(join(import.meta.dirname, name))
const server =
  scheme === 'https'
    ? https.createServer(
        { highWaterMark, key: await beside('loopback-key.pem'), cert: await beside('loopback-cert.pem') },
        serveFiles,
      )
    : http.createServer({ highWaterMark }, serveFiles)
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit())
