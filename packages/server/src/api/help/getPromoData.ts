import type { Handler } from '../handler.ts'

const day = 86_400

/** Nothing is promoted; clients ask again in a day. */
export const getPromoData: Handler<'help.getPromoData'> = async (_request, { now }) => ({
  _: 'help.promoDataEmpty',
  expires: now() + day,
})
