import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Type } from '@longshore/protocol/schema/api'
import { withFoundEntities } from './with-found-entities.ts'

/** Each text, and what is found in it: `kind:words`. */
const rows: [text: string, ...found: string[]][] = [
  ['nothing here.'],
  ['see https://example.com/a?b=c#d, and go', 'Url:https://example.com/a?b=c#d'],
  ['see example.com.', 'Url:example.com'],
  ['(wiki.org/a_(b))', 'Url:wiki.org/a_(b)'],
  ['HTTP://EXAMPLE.COM', 'Url:HTTP://EXAMPLE.COM'],
  ['https://пример.рф/путь', 'Url:https://пример.рф/путь'],
  ['1.2.3.4/x 1.2.3', 'Url:1.2.3.4/x'],
  ['(tg://resolve?domain=longshore).', 'Url:tg://resolve?domain=longshore'],
  ['t.me/longshore/5 @longshore', 'Url:t.me/longshore/5', 'Mention:@longshore'],
  ['notes.txt and //comment'],
  ['write to me@example.com!', 'Email:me@example.com'],
  ['mailto:me@example.com', 'Email:me@example.com'],
  ['@some_body, @abc and mail@', 'Mention:@some_body'],
  ['@longer_than_thirty_two_characters_'],
  ['#news #новости #1 #a1 x#y #a#b', 'Hashtag:#news', 'Hashtag:#новости', 'Hashtag:#a1'],
  ['#news@longshore', 'Hashtag:#news@longshore'],
  ['/start', 'BotCommand:/start'],
  ['/start@some_bot now', 'BotCommand:/start@some_bot'],
  ['and/or </b> /a/b 1/2'],
  ['$USD $BTC, $usd US$ $TOOLONGCASH', 'Cashtag:$USD', 'Cashtag:$BTC'],
  ['call +1 (234) 567-89-00 or +491701234567.', 'Phone:+1 (234) 567-89-00', 'Phone:+491701234567'],
  ['1+2345678 +12'],
  // Offsets are in UTF-16 units: the emoji takes two.
  ['😀 @longshore', 'Mention:@longshore'],
]

for (const [text, ...found] of rows)
  test(`in "${text}" the server finds ${found.join(' ') || 'nothing'}`, () => {
    const entities = withFoundEntities(text, [], 100)
    assert.deepEqual(
      entities.map(
        ({ _, offset, length }) =>
          `${_.slice('messageEntity'.length)}:${text.slice(offset, offset + length)}`,
      ),
      found,
    )
  })

test('what the sender said stays, and nothing is found inside of code, links and mentions', () => {
  const text = '@longshore a@b.org #tag'
  const code: Type<'MessageEntity'> = { _: 'messageEntityCode', offset: 0, length: 10 }
  const link: Type<'MessageEntity'> = {
    _: 'messageEntityTextUrl',
    offset: 11,
    length: 7,
    url: 'https://x.org',
  }
  assert.deepEqual(withFoundEntities(text, [link, code], 100), [
    code,
    link,
    { _: 'messageEntityHashtag', offset: 19, length: 4 },
  ])
})

test('within bold text a link is a link', () => {
  const bold: Type<'MessageEntity'> = { _: 'messageEntityBold', offset: 0, length: 15 }
  assert.deepEqual(withFoundEntities('see example.com', [bold], 100), [
    bold,
    { _: 'messageEntityUrl', offset: 4, length: 11 },
  ])
})

test('there are never more entities than a message may have', () => {
  const text = '@longshore '.repeat(300)
  assert.equal(withFoundEntities(text, [], 100).length, 100)
})

test('no text takes long to search', () => {
  const bad = [
    'a.',
    'http://',
    '@a',
    '#',
    '#1',
    '/',
    '$A',
    '+1 ',
    '+1(',
    '(',
    'a@',
    'x.com ',
    '@longshore',
    '#1_',
  ]
  for (const piece of bad) {
    const text = piece.repeat(Math.floor(4096 / piece.length))
    const began = process.cpuUsage().user
    withFoundEntities(text, [], 100)
    const took = (process.cpuUsage().user - began) / 1000
    assert.ok(took < 250, `"${piece}" took ${took} ms of CPU`)
  }
})
