import { RpcError } from '@longshore/protocol/errors/rpc-error'

/** A phone number as it is stored and compared: its digits, 5 to 15 of them (E.164 allows 15). */
export function phoneDigits(written: string): string {
  const digits = written.slice(0, 64).replace(/\D/g, '')
  if (digits.length < 5 || digits.length > 15) throw new RpcError('PHONE_NUMBER_INVALID')
  return digits
}

/**
 * The code that opens a test number, or undefined for other numbers: 99966XYYYY is opened by the digit X five times
 * (api/auth, test accounts). Telegram keeps X to the numbers of its test data centers; here any digit will do.
 */
export function testCodeOf(phone: string): string | undefined {
  return /^99966(\d)\d{4}$/.exec(phone)?.[1]?.repeat(5)
}
