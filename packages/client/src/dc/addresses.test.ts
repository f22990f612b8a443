import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { ConnectionError } from '../connection/connection-error.ts'
import { Addresses } from './addresses.ts'

const option = (id: number, flags: Partial<Constructor<'dcOption'>> = {}): Type<'DcOption'> => ({
  _: 'dcOption',
  id,
  ip_address: `10.0.0.${id}`,
  port: 443,
  ...flags,
})

const config = (test_mode: boolean, ...dc_options: Type<'DcOption'>[]): Type<'Config'> =>
  ({ _: 'config', test_mode, dc_options }) as unknown as Type<'Config'>

test('what the program said goes before what the server says', () => {
  const given = { id: 2, host: 'given', port: 1 }
  const addresses = new Addresses([given])
  addresses.learn(config(false, option(2), option(4)))
  assert.deepEqual(addresses.of(2), given)
  assert.deepEqual(addresses.of(4), { id: 4, host: '10.0.0.4', port: 443, test: false })
})

test('of a test network all data centers are', () => {
  const addresses = new Addresses([])
  addresses.learn(config(true, option(1)))
  assert.equal(addresses.of(1).test, true)
})

for (const flag of ['cdn', 'media_only', 'tcpo_only', 'ipv6'] as const) {
  test(`an address that is ${flag} is passed over`, () => {
    const addresses = new Addresses([])
    addresses.learn(config(false, option(1, { [flag]: true })))
    assert.throws(() => addresses.of(1), ConnectionError)
  })
}
