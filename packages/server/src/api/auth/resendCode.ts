import type { Handler } from '../handler.ts'
import { sentCode } from './sent-code.ts'

/** Sends the same code again. */
export const resendCode: Handler<'auth.resendCode'> = async (request, { login, caller }) => {
  await login.resendCode(request.phone_number, request.phone_code_hash, caller.remoteAddress)
  return sentCode(request.phone_code_hash)
}
