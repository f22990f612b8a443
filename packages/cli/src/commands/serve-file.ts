import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type NodeClient, type RemoteFile, serveRange } from '@longshore/client/node'
import type { Command } from 'commander'
import { asSignedIn } from '../account.ts'
import { explain } from '../explain.ts'
import { printable, safeFileName } from '../file-name.ts'
import { findMessage } from '../find-message.ts'
import { type FileLink, parseLink } from '../link.ts'
import { numberBetween } from '../option-values.ts'
import { readableSize } from '../report/words.ts'

interface ServeFileFlags {
  readonly port: number
  readonly host: string
}

interface ServedFile {
  readonly file: RemoteFile
  readonly name: string
  /** How its path begins; the name that follows is for people and for players who look at endings. */
  readonly place: string
}

export function addServeFileCommand(program: Command): void {
  program
    .command('serve-file')
    .description(
      'Serves files that links name over HTTP, so that a browser or a player can jump in them: only what is watched ' +
        'is fetched. Prints an address for each that nobody can guess; who knows it needs no sign-in. Ends with Ctrl-C.',
    )
    .argument('<link...>', 'as "longshore up" and "longshore ls" print them')
    .option('--port <number>', 'HTTP port; 0 takes a free one', numberBetween(0, 65_535), 0)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .action(runServeFile)
}

async function runServeFile(texts: string[], flags: ServeFileFlags): Promise<void> {
  const links = texts.map(parseLink)
  await asSignedIn(async (client, signal) => {
    const secret = randomBytes(16).toString('hex')
    const files: ServedFile[] = []
    for (const link of links)
      files.push(await opened(client, link, `/${secret}/${files.length + 1}/`, signal))
    const server = createServer((request, response) => void respond(files, request, response, signal))
    server.listen(flags.port, flags.host)
    await once(server, 'listening', { signal })
    // It goes on when nobody reads any more what it says.
    process.stdout.removeAllListeners('error').on('error', () => {})
    introduce(files, server)
    await aborted(signal)
    server.close()
    server.closeAllConnections()
  })
}

async function opened(
  client: NodeClient,
  link: FileLink,
  place: string,
  signal: AbortSignal,
): Promise<ServedFile> {
  const file = await client.open(await findMessage(client, link, signal), { signal })
  return { file, name: file.name ?? 'file', place }
}

/** A request that names no file is told nothing, also not which files there are. */
async function respond(
  files: readonly ServedFile[],
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const served = files.find(({ place }) => request.url?.startsWith(place))
  if (served === undefined) {
    response.writeHead(404).end()
    return
  }
  try {
    await serveRange(served.file, request, response)
  } catch (error) {
    if (signal.aborted) return
    for (const line of explain(error, printable(served.name)).lines) console.error(line)
  }
}

function introduce(files: readonly ServedFile[], server: Server): void {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a server on a port has an address')
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  for (const { file, name, place } of files) {
    const path = place + encodeURIComponent(safeFileName(name).toWellFormed())
    console.log(`http://${host}:${address.port}${path}  ${readableSize(file.size)}  ${printable(name)}`)
  }
  console.log('Open it in a browser or a player. Who knows an address can read that file, without a sign-in.')
  console.log('Stop it with Ctrl-C.')
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
}
