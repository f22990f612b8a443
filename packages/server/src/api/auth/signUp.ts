import type { Handler } from '../handler.ts'
import { authorization } from './authorization.ts'

export const signUp: Handler<'auth.signUp'> = async (request, context) => {
  const { phone_number, phone_code_hash, first_name, last_name } = request
  return authorization(
    context,
    await context.login.signUp(
      phone_number,
      phone_code_hash,
      { firstName: first_name, lastName: last_name },
      context.caller.remoteAddress,
    ),
  )
}
