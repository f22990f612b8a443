import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { self, twoUsers, updatesIn } from '@longshore/testing/api-messages'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

const folder = (
  id: number,
  title: string,
  more: Partial<Constructor<'dialogFilter'>> = {},
): Constructor<'dialogFilter'> => ({
  _: 'dialogFilter',
  id,
  title: { _: 'textWithEntities', text: title, entities: [] },
  pinned_peers: [],
  include_peers: [self],
  exclude_peers: [],
  ...more,
})

const keep = (filter: Constructor<'dialogFilter'>) =>
  ({ _: 'messages.updateDialogFilter', id: filter.id, filter }) as const

function titleOf(filter: Type<'DialogFilter'>): string {
  return filter._ === 'dialogFilter' ? filter.title.text : filter._
}

async function titles(client: ApiClient): Promise<string[]> {
  const { filters } = await client.call({ _: 'messages.getDialogFilters' })
  return filters.map(titleOf)
}

suite('folders', () => {
  test('come in the order their user gave them, and are told to its other sessions', async () => {
    const { network, ada, bob, toBob } = await twoUsers()
    const other = await network.login(1)
    await other.call({ _: 'updates.getState' })
    assert.deepEqual(await titles(ada), ['dialogFilterDefault'])
    for (const [id, title] of [
      [2, 'Work'],
      [3, 'Friends'],
    ] as const)
      await ada.call(keep(folder(id, title, { include_peers: [toBob], groups: true })))
    assert.deepEqual(await titles(ada), ['dialogFilterDefault', 'Work', 'Friends'])
    await ada.call({ _: 'messages.updateDialogFiltersOrder', order: [3, 0, 2] })
    assert.deepEqual(await titles(ada), ['Friends', 'dialogFilterDefault', 'Work'])
    await ada.call({ _: 'messages.updateDialogFilter', id: 3 })
    assert.deepEqual(await titles(ada), ['dialogFilterDefault', 'Work'])
    assert.deepEqual(
      other.pushed.flatMap((told) => updatesIn(told as never)).map(({ _ }) => _),
      ['updateDialogFilter', 'updateDialogFilter', 'updateDialogFilterOrder', 'updateDialogFilter'],
    )
    assert.deepEqual(await titles(bob), ['dialogFilterDefault'])
  })

  test('made by a client of one layer are there for one of another', async () => {
    const network = await ApiNetwork.open()
    const old = await network.login(1, { layer: OLDEST_LAYER })
    const young = await network.login(1, { layer: NEWEST_LAYER })
    const plain = { ...folder(2, ''), title: 'Old' } as unknown as Constructor<'dialogFilter'>
    await old.call(keep(plain))
    assert.deepEqual(await titles(young), ['dialogFilterDefault', 'Old'])
    await young.call(keep(folder(3, 'Young')))
    const told = (await old.call({ _: 'messages.getDialogFilters' })) as unknown as { title?: string }[]
    assert.deepEqual(
      told.map(({ title }) => title),
      [undefined, 'Old', 'Young'],
    )
  })

  test('without a title, a chat or a place are refused, and more than there may be', async () => {
    const { ada } = await twoUsers()
    for (const [filter, error] of [
      [folder(1, 'Archive'), 'FILTER_ID_INVALID'],
      [folder(2, ' '), 'FILTER_TITLE_EMPTY'],
      [folder(2, 'A much longer title'), 'INPUT_TEXT_TOO_LONG'],
      [folder(2, 'Empty', { include_peers: [] }), 'FILTER_INCLUDE_EMPTY'],
      [folder(2, 'Many', { include_peers: Array(101).fill(self) }), 'FILTER_INCLUDE_TOO_MUCH'],
      [folder(2, 'Nobody', { include_peers: [{ _: 'inputPeerEmpty' }] }), 'PEER_ID_INVALID'],
    ] as const)
      await assert.rejects(ada.call(keep(filter)), refused(error))
    for (let id = 2; id < 12; id++) await ada.call(keep(folder(id, 'One more')))
    await assert.rejects(ada.call(keep(folder(12, 'Eleventh'))), refused('DIALOG_FILTERS_TOO_MUCH'))
    await ada.call(keep(folder(11, 'Changed')))
  })

  test('have tags for those alone who pay', async () => {
    const { ada } = await twoUsers()
    const tags = { _: 'messages.toggleDialogFilterTags', enabled: true } as const
    await assert.rejects(ada.call(tags), refused('PREMIUM_ACCOUNT_REQUIRED'))
  })
})
