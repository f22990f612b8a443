import type { Handler } from '../handler.ts'

/** Of the list as it is; clients that send it have it. */
const version = 1

/**
 * The seven colours every client has of its own, without shades: "color IDs 0 to 6 are the standard ones". Others belong to
 * subscriptions.
 */
const standardColors = [0, 1, 2, 3, 4, 5, 6]

export const getPeerColors: Handler<'help.getPeerColors'> = async ({ hash }) =>
  hash === version
    ? { _: 'help.peerColorsNotModified' }
    : {
        _: 'help.peerColors',
        hash: version,
        colors: standardColors.map((color_id) => ({ _: 'help.peerColorOption', color_id })),
      }
