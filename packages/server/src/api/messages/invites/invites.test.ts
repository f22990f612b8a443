import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Type } from '@longshore/protocol/schema/api'
import { self } from '@longshore/testing/api-messages'
import type { ApiClient } from '@longshore/testing/api-network'
import { channel, threeUsers } from '@longshore/testing/api-places'
import { refused } from '@longshore/testing/refused'

/** A supergroup of Ada, with Bob in it, and its link. */
async function linked() {
  const three = await threeUsers()
  const place = await channel({ megagroup: true }, three.ada, three.bob)
  const peer = place.as(three.ada)
  return { ...three, place, peer, link: await newLink(three.ada, peer) }
}

async function newLink(client: ApiClient, peer: Type<'InputPeer'>): Promise<string> {
  const invite = await client.call({ _: 'messages.exportChatInvite', peer })
  assert(invite._ === 'chatInviteExported')
  return invite.link
}

const comeIn = (client: ApiClient, link: string) =>
  client.call({ _: 'messages.importChatInvite', hash: link.split('+')[1] ?? '' })

suite('links into a chat', () => {
  test('are shown to admins, and revoked with another in their place', async () => {
    const { ada, cy, peer, link } = await linked()
    const shown = await ada.call({ _: 'messages.getExportedChatInvite', peer, link })
    assert(shown.invite._ === 'chatInviteExported')
    assert.equal(shown.invite.link, link)
    const edited = await ada.call({ _: 'messages.editExportedChatInvite', peer, link, revoked: true })
    assert(edited._ === 'messages.exportedChatInviteReplaced')
    assert(edited.invite._ === 'chatInviteExported' && edited.new_invite._ === 'chatInviteExported')
    assert.deepEqual([edited.invite.link, edited.invite.revoked], [link, true])
    await assert.rejects(comeIn(cy, link), refused('INVITE_HASH_EXPIRED'))
    await comeIn(cy, edited.new_invite.link)
    assert.equal(await ada.call({ _: 'messages.deleteExportedChatInvite', peer, link }), true)
    const current = { _: 'messages.deleteExportedChatInvite', peer, link: edited.new_invite.link } as const
    await assert.rejects(ada.call(current), refused('INVITE_REVOKED_MISSING'))
  })

  test('of another chat, or for somebody else than an admin, are refused', async () => {
    const { ada, bob, place, peer } = await linked()
    const other = await newLink(ada, (await channel({}, ada)).as(ada))
    const show = (link: string) => ada.call({ _: 'messages.getExportedChatInvite', peer, link })
    await assert.rejects(show(other), refused('INVITE_HASH_EXPIRED'))
    await assert.rejects(show('https://t.me/+'), refused('INVITE_HASH_EXPIRED'))
    for (const method of ['messages.getAdminsWithInvites', 'messages.getChatInviteImporters'] as const) {
      const asked = { offset_date: 0, offset_user: { _: 'inputUserEmpty' }, limit: 10 } as const
      await ada.call({ _: method, peer, ...asked })
      const asBob = bob.call({ _: method, peer: place.as(bob), ...asked })
      await assert.rejects(asBob, refused('CHAT_ADMIN_REQUIRED'))
    }
    await assert.rejects(
      ada.call({ _: 'messages.getAdminsWithInvites', peer: self }),
      refused('PEER_ID_INVALID'),
    )
  })
})
