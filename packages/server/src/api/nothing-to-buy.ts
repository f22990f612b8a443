import type { Type } from '@longshore/protocol/schema/api'
import type { Context } from './context.ts'
import type { Handlers } from './handler.ts'
import { answer } from './same-answer.ts'
import { updatesOf } from './shapes/updates.ts'

const nobody = { chats: [], users: [] }

/** Clients send the hash of what they keep; 0 stands for "nothing". */
const hash = 0

/**
 * Of stars, gifts and subscriptions there are none, and nothing is sold: the menus of clients open only when they have
 * been told so.
 */
export const nothingToBuy: Handlers = {
  'help.getPremiumPromo': answer({
    _: 'help.premiumPromo',
    status_text: '',
    status_entities: [],
    video_sections: [],
    videos: [],
    period_options: [],
    users: [],
  }),
  'messages.getPaidReactionPrivacy': paidReactionPrivacy,
  'payments.getConnectedStarRefBots': answer({
    _: 'payments.connectedStarRefBots',
    count: 0,
    connected_bots: [],
    users: [],
  }),
  'payments.getPremiumGiftCodeOptions': async () => [],
  'payments.getResaleStarGifts': answer({ _: 'payments.resaleStarGifts', count: 0, gifts: [], ...nobody }),
  'payments.getSavedStarGift': answer({ _: 'payments.savedStarGifts', count: 0, gifts: [], ...nobody }),
  'payments.getSavedStarGifts': answer({ _: 'payments.savedStarGifts', count: 0, gifts: [], ...nobody }),
  'payments.getSavedInfo': answer({ _: 'payments.savedInfo' }),
  'payments.getStarGiftCollections': answer({ _: 'payments.starGiftCollections', collections: [] }),
  'payments.getStarGifts': answer({ _: 'payments.starGifts', hash, gifts: [], ...nobody }),
  'payments.getStarsGiftOptions': async () => [],
  'payments.getStarsGiveawayOptions': async () => [],
  'payments.getStarsStatus': noStars(),
  'payments.getStarsSubscriptions': noStars(),
  'payments.getStarsTopupOptions': async () => [],
  'payments.getStarsTransactions': noStars(),
  'payments.getSuggestedStarRefBots': answer({
    _: 'payments.suggestedStarRefBots',
    count: 0,
    suggested_bots: [],
    users: [],
  }),
  'premium.getBoostsList': answer({ _: 'premium.boostsList', count: 0, boosts: [], users: [] }),
  'premium.getBoostsStatus': answer({
    _: 'premium.boostsStatus',
    level: 0,
    current_level_boosts: 0,
    boosts: 0,
    boost_url: '',
  }),
  'premium.getUserBoosts': answer({ _: 'premium.boostsList', count: 0, boosts: [], users: [] }),
  'premium.getMyBoosts': answer({ _: 'premium.myBoosts', my_boosts: [], ...nobody }),
}

/** Nobody pays for reactions. Web K reads the first update without looking whether there is one. */
async function paidReactionPrivacy(_request: unknown, context: Context): Promise<Type<'Updates'>> {
  const update = {
    _: 'updatePaidReactionPrivacy',
    private: { _: 'paidReactionPrivacyDefault' },
  } as const
  return updatesOf(context, [update], [])
}

function noStars() {
  return answer({
    _: 'payments.starsStatus',
    balance: { _: 'starsAmount', amount: 0n, nanos: 0 },
    ...nobody,
  } as const)
}
