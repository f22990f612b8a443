import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { phoneDigits, testCodeOf } from './phone.ts'

suite('phone numbers', () => {
  for (const [written, digits] of [
    ['+49 (151) 123-45', '4915112345'],
    ['00100', '00100'],
    ['123456789012345', '123456789012345'],
  ] as const) {
    test(`${written} is ${digits}`, () => assert.equal(phoneDigits(written), digits))
  }

  for (const written of ['', '1234', '+1 2 3 4', '1234567890123456', 'harbour', `+${'-'.repeat(100)}12345`]) {
    test(`"${written.slice(0, 20)}" is none`, () =>
      assert.throws(
        () => phoneDigits(written),
        (error) => error instanceof RpcError && error.is('PHONE_NUMBER_INVALID'),
      ))
  }
})

suite('test numbers', () => {
  for (const [phone, code] of [
    ['9996621234', '22222'],
    ['9996600000', '00000'],
    ['9996699999', '99999'],
    ['999662123', undefined],
    ['99966212345', undefined],
    ['9996521234', undefined],
    ['19996621234', undefined],
  ] as const) {
    test(`${phone}: ${code ?? 'not a test number'}`, () => assert.equal(testCodeOf(phone), code))
  }
})
