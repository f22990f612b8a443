import type { IncomingMessage, ServerResponse } from 'node:http'

/** A web client comes from anywhere: who it is, its key tells, and nothing else that a browser would add. */
export const crossOrigin: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST, GET, OPTIONS',
  'Access-Control-Allow-Headers': 'Origin, Content-Type',
  'Access-Control-Max-Age': '86400',
}

/** Lets the page of any origin see the answer, whatever it will be. */
export function allowOrigins(request: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(crossOrigin)) response.setHeader(name, value)
  // A page from the internet asks before it talks to a server in the house.
  if (request.headers['access-control-request-private-network'] === 'true')
    response.setHeader('Access-Control-Allow-Private-Network', 'true')
}
