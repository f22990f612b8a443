import type { Handler } from '../handler.ts'

export const cancelCode: Handler<'auth.cancelCode'> = async (request, { login }) => {
  await login.cancelCode(request.phone_number, request.phone_code_hash)
  return true
}
