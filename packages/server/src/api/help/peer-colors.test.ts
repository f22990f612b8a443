import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NEWEST_LAYER } from '@longshore/protocol/schema/codec'
import { ApiNetwork } from '@longshore/testing/api-network'

for (const layer of [167, 173, NEWEST_LAYER]) {
  test(`names have the seven colours of every client, told once, at layer ${layer}`, async () => {
    const ada = await (await ApiNetwork.open()).login(1, { layer })
    const answer = await ada.call({ _: 'help.getPeerColors', hash: 0 })
    assert(answer._ === 'help.peerColors')
    assert.deepEqual(
      answer.colors.map(({ color_id }) => color_id),
      [0, 1, 2, 3, 4, 5, 6],
    )
    const again = await ada.call({ _: 'help.getPeerColors', hash: answer.hash })
    assert.equal(again._, 'help.peerColorsNotModified')
  })
}
