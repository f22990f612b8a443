/** The user in whose name the service itself speaks, as clients know it. */
export const serviceUser = 777_000n
/** What its profile shows; nobody signs in with it. */
export const servicePhone = '42777'

/** The bot that makes bots, by the number it has at Telegram. */
export const botFather = 93_372_553n
