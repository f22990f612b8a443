/**
 * Where browsers look for MTProto (mtproto/transports, URI format): `/api` or `/apiw` with a number for HTTP, `/apiws` for
 * a WebSocket, then `_test` for test data centers and `_premium` for what is fetched faster. All of it leads to one place.
 */
const http = /^\/api(?:w\d?)?(?:_test\d?)?(?:_premium)?$/
const webSocket = /^\/apiws(?:_test)?(?:_premium)?$/

export function isHttpPath(url: string | undefined): boolean {
  return http.test(pathOf(url))
}

export function isWebSocketPath(url: string | undefined): boolean {
  return webSocket.test(pathOf(url))
}

function pathOf(url = ''): string {
  return url.split('?', 1)[0] ?? ''
}
