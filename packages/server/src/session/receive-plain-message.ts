import { HandshakeError } from '@longshore/protocol/mtproto/handshake/handshake-error'
import type { CreatedKey } from '@longshore/protocol/mtproto/handshake/server-flow'
import { EnvelopeError } from '@longshore/protocol/mtproto/message/envelope'
import { openPlain, sealPlain } from '@longshore/protocol/mtproto/message/plain-message'
import type { Peer } from './peer.ts'
import { nowInSeconds, type Services } from './services.ts'
import { sendNotFound } from './transport-errors.ts'

/** Bytes; no message of a handshake is half as long. They are kept until it is their turn. */
const LONGEST = 2048

/** Unencrypted messages make keys and nothing else (mtproto/auth_key). Those of a connection are answered in turn. */
export function receivePlainMessage(services: Services, peer: Peer, payload: Uint8Array): void {
  peer.talk.messages++
  if (peer.talk.messages > services.limits.plainMessages || payload.length > LONGEST) {
    peer.close()
    return
  }
  peer.talk.turn = peer.talk.turn
    .then(() => services.handshakes.take(peer.link.remoteAddress, () => answer(services, peer, payload)))
    .catch((error) => {
      // What the handshake remembers may promise a key that was not kept.
      peer.talk.handshake = undefined
      const facts = { err: error, address: peer.link.remoteAddress }
      const isClientsFault = error instanceof HandshakeError || error instanceof EnvelopeError
      if (isClientsFault) services.log.info(facts, 'a handshake failed')
      else services.log.error(facts, 'a handshake could not be completed')
      sendNotFound(services, peer)
    })
}

async function answer(services: Services, peer: Peer, payload: Uint8Array): Promise<void> {
  if (peer.closed) return
  const { body } = openPlain(payload)
  peer.talk.handshake ??= services.newHandshake()
  const { reply, created } = peer.talk.handshake.receive(body)
  // The client is told dh_gen_ok only when the key cannot be lost any more.
  if (created) await keep(services, created, peer.link.remoteAddress)
  if (!peer.closed) peer.link.send(sealPlain(services.ids.next('answer'), reply))
}

async function keep({ keys, log, clock }: Services, created: CreatedKey, address: string): Promise<void> {
  const { authKey, serverSalt, expiresAt, namedDc, meantForOtherDc } = created
  if (meantForOtherDc) log.info({ namedDc }, 'a key was made by a client that wanted another data center')
  const now = nowInSeconds({ clock })
  if (expiresAt !== undefined)
    await keys.temporary.add({ authKey, firstSalt: serverSalt, createdAt: now, expiresAt }, address)
  else if (!(await keys.addPermanent({ authKey, firstSalt: serverSalt, createdAt: now, namedDc }, address))) {
    throw new HandshakeError('the id of the new key is taken')
  }
}
