import type { Handler } from '../handler.ts'
import { loginToken, waiting } from './login-token.ts'

/** Logs in with a token that another data center gave to a client that had been let in. */
export const importLoginToken: Handler<'auth.importLoginToken'> = async (request, context) =>
  loginToken(context, await context.loginTokens.import(request.token, waiting(context)))
