import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { test } from 'node:test'
import type { Scene } from './power-cut/fact.ts'
import { checkFacts, Tally, type ToldFact } from './power-cut/tally.ts'
import { listenerTo, Pair } from './power-cut/witnesses.ts'
import { works } from './power-cut/work.ts'
import { hearPushes } from './power-cut/works/messages.ts'
import { type RunningServer, startServer } from './server.ts'

/** How often each work is done: some of what it tells comes with the end of what it made before. */
const TIMES = 4

const forms = [
  { form: 'one process', flags: ['--test-accounts'] },
  { form: 'two workers', flags: ['--test-accounts', '--workers', '2'] },
] as const

test('each kind of thing that clients are told holds after a kill, whatever form the server has', async (context) => {
  const pair = new Pair()
  const tally = new Tally()
  let server = await startServer(forms[0])
  try {
    await pair.signIn(server)
    for (const [life, { form }] of forms.entries()) {
      const facts = await workUntilKilled(server, pair, form)
      tally.told(facts)
      server = await startServer({
        ...forms[(life + 1) % forms.length],
        data: server.data,
        port: server.port,
      })
      const witnesses = await pair.connect(server)
      await checkFacts(facts, witnesses, tally, 'a kill')
      await witnesses.close()
    }
  } finally {
    await server.stop()
    await rm(server.data, { recursive: true, force: true })
    for (const line of tally.lines()) context.diagnostic(line)
  }
  for (const { form } of forms) assert.deepEqual(tally.neverChecked(form), [], form)
})

async function workUntilKilled(server: RunningServer, pair: Pair, form: string): Promise<ToldFact[]> {
  const facts: ToldFact[] = []
  const told: Scene['told'] = (kind, check, how = {}) => void facts.push({ kind, check, form, ...how })
  const [witnesses, listener] = await Promise.all([pair.connect(server), listenerTo(server)])
  hearPushes(listener, told)
  const { signal } = new AbortController()
  const doing = works.map(async (work) => {
    for (let times = 0; times < TIMES; times++) await work({ ...witnesses, signal, told })
  })
  await Promise.all(doing)
  await server.kill()
  await Promise.all([witnesses.close(), listener.close()])
  return facts
}
