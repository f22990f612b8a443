import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { createAuthKey } from '@longshore/protocol/mtproto/handshake/client-flow'
import type { RsaPublicKey } from '@longshore/protocol/mtproto/handshake/rsa'
import { openPlain, sealPlain } from '@longshore/protocol/mtproto/message/envelope'
import { MessageIdSource } from '@longshore/protocol/mtproto/message/message-id'
import type { Connection } from '../connection/connection.ts'
import { ConnectionError } from '../connection/connection-error.ts'
import { orAborted } from '../time/abort.ts'
import type { Clock } from '../time/clock.ts'

/** Agrees on an authorization key with the data center at the other end of a fresh connection (mtproto/auth_key). */
export function createKey(
  connection: Connection,
  options: {
    crypto: CryptoProvider
    keys: readonly RsaPublicKey[]
    dcId: number
    clock: Clock
    signal: AbortSignal
  },
): ReturnType<typeof createAuthKey> {
  const { crypto, dcId, clock, signal } = options
  const ids = new MessageIdSource(() => clock.now())
  const exchange = (body: Uint8Array) => {
    const answer = nextPayload(connection)
    connection.send(sealPlain(ids.next('client'), body))
    return orAborted(answer, signal).then((payload) => openPlain(payload).body)
  }
  return createAuthKey({ crypto, keys: options.keys, dcId, exchange, clock: () => clock.now() })
}

function nextPayload(connection: Connection): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    let answered = false
    connection.receiver = {
      payload(payload) {
        if (answered)
          throw new ConnectionError('the server answered one message of the handshake more than once')
        answered = true
        resolve(payload)
      },
    }
    void connection.closed.then(reject)
  })
}
