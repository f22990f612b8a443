/** Where a contestant finds its server. */
export interface Target {
  readonly host: string
  readonly port: number
  readonly dcId: number
  /** PKCS#1 PEM of an MTProto server, certificate of an HTTPS one, else empty. */
  readonly publicKey: string
}

/** One way to move files, at work in a process of its own. Nobody times how it opens and closes. */
export interface Contestant {
  open(target: Target, account: number): Promise<void>
  /** Sends the file at this path; resolves when the server has it. */
  up(path: string): Promise<void>
  /** Fetches what was sent last to this path; resolves when it is there. */
  down(path: string): Promise<void>
  close(): Promise<void>
}
