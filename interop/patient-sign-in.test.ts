import assert from 'node:assert/strict'
import { test } from 'node:test'
import { patientSignIn } from './patient-sign-in.ts'

/** Clients that stand still, all but those whose number is named. */
function clients(...good: number[]) {
  const made: { number: number; destroyed: boolean; destroy(): Promise<void> }[] = []
  return {
    made,
    make() {
      const client = {
        number: made.length + 1,
        destroyed: false,
        async destroy() {
          this.destroyed = true
        },
      }
      made.push(client)
      return client
    },
    start: (client: { number: number }) =>
      good.includes(client.number) ? Promise.resolve() : new Promise(() => {}),
  }
}

test('a client that stands still is given up and tried once more', async () => {
  const { made, make, start } = clients(2)
  const client = await patientSignIn('still', make, start, 5)
  assert.deepEqual([client.number, made.map(({ destroyed }) => destroyed)], [2, [true, false]])
})

test('and not a third time', async () => {
  const { made, make, start } = clients(3)
  await assert.rejects(patientSignIn('still', make, start, 5), /no sign-in/)
  assert.equal(made.length, 2)
})

test('what is refused is not tried again', async () => {
  const { made, make } = clients()
  await assert.rejects(
    patientSignIn('refused', make, () => Promise.reject(new Error('PHONE_NUMBER_INVALID')), 1000),
    /PHONE_NUMBER_INVALID/,
  )
  assert.equal(made.length, 1)
})
