import type { Handler } from '../handler.ts'
import { signedIn } from './signed-in.ts'

export const signIn: Handler<'auth.signIn'> = async (request, context) => {
  const { phone_number, phone_code_hash, phone_code } = request
  const { remoteAddress } = context.caller
  const user = await context.login.signIn(phone_number, phone_code_hash, phone_code ?? '', remoteAddress)
  if (user === 'sign up') return { _: 'auth.authorizationSignUpRequired' }
  return signedIn(context, user)
}
