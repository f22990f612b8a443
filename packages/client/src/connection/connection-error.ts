/** The connection could not be made, broke, or fell silent. */
export class ConnectionError extends Error {
  override readonly name: string = 'ConnectionError'
}

/** The server said by a transport error why it will not go on (mtproto-transports, "Transport errors"). */
export class TransportRefusal extends ConnectionError {
  override readonly name = 'TransportRefusal'
  /** -404: it does not know the auth key; -429: too many connections; -444: it is another data center. */
  readonly code: number

  constructor(code: number) {
    super(meanings.get(code) ?? `the server closed the connection with the code ${code}`)
    this.code = code
  }
}

const meanings = new Map([
  [-404, 'the server does not know this authorization key'],
  [-429, 'the server refuses more connections for now'],
  [-444, 'the address belongs to another data center'],
])
