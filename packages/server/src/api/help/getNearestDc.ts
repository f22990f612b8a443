import type { Handler } from '../handler.ts'

/** The country is unknown: nobody's address is looked up. */
export const getNearestDc: Handler<'help.getNearestDc'> = async (_request, { config }) => ({
  _: 'nearestDc',
  country: 'ZZ',
  this_dc: config.dcId,
  nearest_dc: config.dcId,
})
