import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor } from '@longshore/protocol/schema/api'
import { apiTable } from '@longshore/protocol/schema/api-table.gen'
import {
  documentIn,
  documentOf,
  existing,
  messagesIn,
  named,
  send,
  uploaded,
} from '@longshore/testing/api-files'
import { twoUsers } from '@longshore/testing/api-messages'
import { ApiNetwork } from '@longshore/testing/api-network'
import { landscape, photoOf } from '@longshore/testing/api-pictures'
import { fakeMp4 } from '@longshore/testing/fake-media'
import { refused } from '@longshore/testing/refused'
import { fates, refusals } from './input-media-fields.ts'

/** Each InputMedia of every layer, with the fields it ever had. */
function fieldsOfInputMedia(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const line of apiTable.split('\n')) {
    const [, name, fields] = /^\d+ \d+ (inputMedia\w+)#[0-9a-f]+ (.*)= InputMedia;$/.exec(line) ?? []
    if (name === undefined || fields === undefined) continue
    const known = found.get(name) ?? new Set<string>()
    for (const field of fields.trim().split(' ').filter(Boolean)) known.add(field.split(':')[0] ?? '')
    known.delete('flags')
    found.set(name, known)
  }
  return found
}

const film = fakeMp4({ width: 640, height: 480, duration: 12, sound: true })

suite('of every field of every InputMedia', () => {
  test('somebody decided what becomes of it', () => {
    const decided: Readonly<Record<string, object>> = fates
    const all = fieldsOfInputMedia()
    assert.ok(all.size >= 20)
    for (const [name, fields] of all) {
      if (name in refusals) continue
      assert.ok(decided[name], `${name} is a new one`)
      assert.deepEqual(Object.keys(decided[name]).sort(), [...fields].sort(), name)
    }
    for (const name of [...Object.keys(refusals), ...Object.keys(fates)])
      assert.ok(all.has(name), `there is no ${name}`)
  })

  test('those that say how a file is shown come back with it', async () => {
    const { ada, toBob } = await twoUsers()
    const file = documentOf(await uploaded(ada, film), [
      { _: 'documentAttributeVideo', duration: 12, w: 640, h: 480 },
      named('a.mp4'),
    ])
    const wishes = { spoiler: true, video_timestamp: 7, ttl_seconds: 9 }
    for (const sent of [file, undefined]) {
      const media = sent ?? existing(documentIn(messagesIn(await send(ada, file))[0]))
      const [message] = messagesIn(await send(ada, { ...media, ...wishes }, { peer: toBob }))
      assert(message?.media?._ === 'messageMediaDocument')
      const { spoiler, video_timestamp, ttl_seconds } = message.media
      assert.deepEqual({ spoiler, video_timestamp, ttl_seconds }, wishes)
    }
  })

  test('a number that is zero is none', async () => {
    const { ada, toBob } = await twoUsers()
    const photo = photoOf(await uploaded(ada, landscape), { ttl_seconds: 0 })
    const [first] = messagesIn(await send(ada, photo))
    assert(first?.media?._ === 'messageMediaPhoto')
    assert.equal(first.media.ttl_seconds, undefined)
    const video = { ...documentOf(await uploaded(ada, film)), ttl_seconds: 0, video_timestamp: 0 }
    const request = { peer: toBob, schedule_date: 0 }
    const [second] = messagesIn(await send(ada, video, request))
    assert(second?.media?._ === 'messageMediaDocument')
    const { ttl_seconds, video_timestamp } = second.media
    assert.deepEqual([ttl_seconds, video_timestamp], [undefined, undefined])
  })

  test('what is no file at all is refused by its name', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const contact: Constructor<'inputMediaContact'> = {
      _: 'inputMediaContact',
      phone_number: '1',
      first_name: 'Bob',
      last_name: '',
      vcard: '',
    }
    await assert.rejects(send(ada, contact), refused('MEDIA_INVALID'))
    await assert.rejects(send(ada, { _: 'inputMediaEmpty' }), refused('MEDIA_EMPTY'))
  })
})
