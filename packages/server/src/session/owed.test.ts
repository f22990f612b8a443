import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FakeTime, settle } from '@longshore/testing/fake-time'
import { RawServer, word } from '@longshore/testing/raw-server'
import { waitingFor } from '../observe/waits.ts'
import { silentLog } from './log.ts'
import { Owed } from './owed.ts'

function owed() {
  const time = new FakeTime()
  const told: object[] = []
  const log = { ...silentLog, warn: (facts: object, sentence: string) => told.push({ ...facts, sentence }) }
  return { time, told, owed: new Owed({ clock: time.clock, timers: time, log }) }
}

test('what a client has been owed for long is told once, with where it is, and told again when it is done', () => {
  const { time, told, owed: all } = owed()
  const slow = all.begin('its turn', () => ({ message: 1 }))
  const quick = all.begin('its turn', () => ({ message: 2 }))
  slow.at('messages.sendMedia')
  time.advance(1500)
  quick.end()
  time.advance(5000)
  assert.deepEqual(told, [
    {
      message: 1,
      milliseconds: 2000,
      place: 'messages.sendMedia',
      waitsFor: [],
      waited: {},
      sentence: 'a client has been owed something for long',
    },
  ])
  slow.end()
  assert.equal(told.length, 2)
  assert.equal(time.pending, 1)
  time.advance(1000)
  assert.equal(time.pending, 0)
})

test('what is owed for long names what it waits for, and how long it waited for each thing', () => {
  const { time, told, owed: all } = owed()
  const slow = all.begin('messages.sendMedia', () => ({}))
  const turn = slow.waits('a turn for media work')
  time.advance(500)
  turn()
  const works = [slow.waits('media work'), slow.waits('media work')]
  const disk = slow.waits('the disk')
  time.advance(100)
  disk()
  time.advance(2000)
  for (const end of works) end()
  time.advance(300)
  slow.end()
  const facts = (index: number) => told[index] as { waitsFor?: unknown; waited?: unknown }
  assert.deepEqual(facts(0).waitsFor, ['media work'])
  assert.deepEqual(facts(0).waited, { 'a turn for media work': 500, 'media work': 1500, 'the disk': 100 })
  assert.deepEqual(facts(1).waited, { 'a turn for media work': 500, 'media work': 2100, 'the disk': 100 })
})

test('a process that was held up says so', () => {
  let now = 0
  const alarms: (() => void)[] = []
  const told: string[] = []
  const all = new Owed({
    clock: () => now,
    timers: {
      after: (_, work) => {
        alarms.push(work)
        return () => {}
      },
      soon: setImmediate,
    },
    log: { ...silentLog, warn: (_, sentence) => told.push(sentence) },
  })
  all.begin('its turn', () => ({}))
  now = 9000
  alarms.shift()?.()
  assert.deepEqual(told, ['the whole process was held up', 'a client has been owed something for long'])
})

test('a request whose answer takes long is told of with what it asks for', async () => {
  const server = new RawServer()
  server.on('slow', (caller) => {
    caller.at('messages.sendMedia')
    return new Promise(() => {})
  })
  const client = await server.greeted()
  client.send(word('slow'))
  await settle()
  server.time.advance(3000)
  assert.deepEqual(
    server.warnings.map((facts) => (facts as { place?: string }).place),
    ['messages.sendMedia'],
  )
})

test('a request whose store waits is told of with that', async () => {
  const server = new RawServer()
  server.on('slow', () => waitingFor('the lock of the database', new Promise(() => {})))
  server.on('other', () => new Promise(() => {}))
  const client = await server.greeted()
  client.send(word('slow'))
  client.send(word('other'))
  await settle()
  server.time.advance(3000)
  assert.deepEqual(
    server.warnings.map((facts) => (facts as { waitsFor?: string[] }).waitsFor),
    [['the lock of the database'], []],
  )
})
