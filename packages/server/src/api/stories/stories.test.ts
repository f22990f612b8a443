import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NEWEST_LAYER } from '@longshore/protocol/schema/codec'
import { self } from '@longshore/testing/api-messages'
import { ApiNetwork } from '@longshore/testing/api-network'

for (const [layer, none] of [
  [216, 0],
  [NEWEST_LAYER, { _: 'recentStory' }],
] as const) {
  test(`in layer ${layer} nobody has told a story`, async () => {
    const ada = await (await ApiNetwork.open()).login(1, { layer })
    const { stories } = await ada.call({ _: 'stories.getPeerStories', peer: self })
    assert.deepEqual([stories.peer, stories.stories], [{ _: 'peerUser', user_id: ada.id }, []])
    const newest = await ada.call({ _: 'stories.getPeerMaxIDs', id: [self, self] })
    assert.equal(newest.length, 2)
    assert.partialDeepStrictEqual(newest, [none, none])
  })
}
