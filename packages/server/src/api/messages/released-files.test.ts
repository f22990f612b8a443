import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { documentIn, documentOf, existing, send, uploaded } from '@longshore/testing/api-files'
import { channel, group, inputChannel, messageTold, threeUsers } from '@longshore/testing/api-places'

const day = 86_400_000

type Harbour = Awaited<ReturnType<typeof fileIn>>

/** Ada sent a file to Bob, to a group and to a channel. */
async function fileIn() {
  const three = await threeUsers()
  const { network, ada, bob, cy } = three
  const toBob = await ada.peerOf(bob)
  const toGroup = await group(ada, bob, cy)
  const { as } = await channel({}, ada, bob)
  const mine = messageTold(await send(ada, documentOf(await uploaded(ada)), { peer: toBob }))
  const document = documentIn(mine)
  const ids = [mine.id]
  for (const peer of [toGroup, as(ada)])
    ids.push(messageTold(await send(ada, existing(document), { peer })).id)
  const [inDialog = 0, inGroup = 0, inChannel = 0] = ids
  const isThere = async () => {
    network.time.advance(30 * day)
    await network.files.collectUnused()
    return (await network.files.file(document.id)) !== undefined
  }
  return { ...three, toBob, toGroup, toChannel: as(ada), inDialog, inGroup, inChannel, isThere }
}

const remove = {
  'a dialog': ({ ada, inDialog }: Harbour) =>
    ada.call({ _: 'messages.deleteMessages', id: [inDialog], revoke: true }),
  'a group': ({ ada, toGroup: peer }: Harbour) =>
    ada.call({ _: 'messages.deleteHistory', peer, max_id: 0, revoke: true }),
  'a channel': ({ ada, toChannel, inChannel }: Harbour) =>
    ada.call({ _: 'channels.deleteMessages', channel: inputChannel(toChannel), id: [inChannel] }),
}

suite('a file', () => {
  for (const kept of ['a dialog', 'a group', 'a channel', 'nowhere'] as const) {
    test(`of which all messages are deleted but those in ${kept}`, async () => {
      const harbour = await fileIn()
      for (const [place, removed] of Object.entries(remove)) if (place !== kept) await removed(harbour)
      assert.equal(await harbour.isThere(), kept !== 'nowhere')
    })
  }

  test('that only one side deleted stays', async () => {
    const harbour = await fileIn()
    await remove['a group'](harbour)
    await remove['a channel'](harbour)
    await harbour.ada.call({ _: 'messages.deleteMessages', id: [harbour.inDialog] })
    assert.equal(await harbour.isThere(), true)
  })

  test('that was replaced, or whose channel is gone, goes', async () => {
    const harbour = await fileIn()
    const { ada, toBob, toChannel, inDialog } = harbour
    await remove['a group'](harbour)
    const media = documentOf(await uploaded(ada, new Uint8Array(10)))
    await ada.call({ _: 'messages.editMessage', peer: toBob, id: inDialog, media })
    await ada.call({ _: 'channels.deleteChannel', channel: inputChannel(toChannel) })
    assert.equal(await harbour.isThere(), false)
  })

  test('that disappeared once it was seen goes', async () => {
    const { network, ada, bob } = await threeUsers()
    const attribute = { _: 'documentAttributeAudio', duration: 1, voice: true } as const
    const media = { ...documentOf(await uploaded(ada), [attribute]), ttl_seconds: 2 ** 31 - 1 }
    const sent = messageTold(await send(ada, media, { peer: await ada.peerOf(bob) }))
    await bob.call({ _: 'messages.readMessageContents', id: [1] })
    network.time.advance(30 * day)
    await network.files.collectUnused()
    assert.equal(await network.files.file(documentIn(sent).id), undefined)
  })
})
