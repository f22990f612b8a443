import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import { pipeline } from 'node:stream/promises'
import type { Contestant, Target } from './contestant.ts'

/** Bytes a stream reads at once: the default, and what costs least on this path. */
export const DEFAULT_STREAM = 64 * 1024
export const TUNED_STREAM = 1024 * 1024

/** PUT and GET as a careful program writes them. */
export function httpContestant(options: { tls: boolean; streamBytes: number }): Contestant {
  const { request, Agent } = options.tls ? https : http
  const highWaterMark = options.streamBytes
  // The agent hands it to its sockets, and they to the answers they carry.
  const agent = new Agent({ keepAlive: true, highWaterMark } as http.AgentOptions)
  let target: Target | undefined
  let sent = 0

  const ask = (method: string, headers: Record<string, string | number>) => {
    if (!target) throw new Error('not opened')
    const { host, port, publicKey } = target
    const path = `/${process.pid}-${sent}`
    return request({ host, port, method, path, headers, agent, ca: publicKey || undefined })
  }
  const answerOf = (sending: http.ClientRequest) =>
    new Promise<http.IncomingMessage>((resolve, reject) =>
      sending.on('response', resolve).on('error', reject),
    )

  return {
    open: async (at) => {
      target = at
    },
    up: async (path) => {
      sent++
      const sending = ask('PUT', { 'content-length': (await stat(path)).size })
      const answer = answerOf(sending)
      await pipeline(createReadStream(path, { highWaterMark }), sending)
      await finish(await answer)
    },
    down: async (path) => {
      const sending = ask('GET', {})
      sending.end()
      const answer = await answerOf(sending)
      if (answer.statusCode !== 200) throw new Error(`the server answered ${answer.statusCode}`)
      await pipeline(answer, createWriteStream(path, { highWaterMark }))
    },
    close: async () => agent.destroy(),
  }
}

async function finish(answer: http.IncomingMessage): Promise<void> {
  for await (const _ of answer) {
    // There is no body that anybody wants.
  }
  if (answer.statusCode !== 201) throw new Error(`the server answered ${answer.statusCode}`)
}
