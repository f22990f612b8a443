import type { Handler } from '../handler.ts'

const day = 86_400

/** There are no terms to accept; clients ask again in a day. */
export const getTermsOfServiceUpdate: Handler<'help.getTermsOfServiceUpdate'> = async (
  _request,
  { now },
) => ({
  _: 'help.termsOfServiceUpdateEmpty',
  expires: now() + day,
})
