/** A set that comes with Telegram's applications, of which there are no stickers here. */
export interface BuiltInSet {
  /** Small: sets that somebody made have ids of 62 bits or so. */
  readonly id: bigint
  readonly title: string
  readonly shortName: string
  readonly emojis: boolean
}

const sets: Readonly<Record<string, BuiltInSet>> = {
  inputStickerSetAnimatedEmoji: emptySet(1n, 'Animated Emoji', 'AnimatedEmojies'),
  inputStickerSetAnimatedEmojiAnimations: emptySet(2n, 'Emoji Animations', 'EmojiAnimations'),
  inputStickerSetPremiumGifts: emptySet(3n, 'Gifts', 'PremiumGifts'),
  inputStickerSetEmojiGenericAnimations: emptySet(4n, 'Generic Animations', 'EmojiGenericAnimations'),
  inputStickerSetEmojiDefaultStatuses: emptySet(5n, 'Statuses', 'EmojiDefaultStatuses', true),
  inputStickerSetEmojiDefaultTopicIcons: emptySet(6n, 'Topics', 'EmojiDefaultTopicIcons', true),
  inputStickerSetEmojiChannelDefaultStatuses: emptySet(7n, 'Channel Statuses', 'EmojiChannelStatuses', true),
  inputStickerSetTonGifts: emptySet(8n, 'Gifts', 'TonGifts'),
}

/** Dice and its like (api/dice); the numbers are those of their sets. */
const dice: Readonly<Record<string, bigint>> = {
  '🎲': 20n,
  '🎯': 21n,
  '🏀': 22n,
  '⚽': 23n,
  '🎳': 24n,
  '🎰': 25n,
}

/** The set a client has a name of its own for, by the name of the input object. */
export function builtInSet(input: string): BuiltInSet | undefined {
  return sets[input]
}

/** @returns undefined for an emoji nobody throws */
export function diceSet(emoticon: string): BuiltInSet | undefined {
  const plain = emoticon.replace('\uFE0F', '')
  const id = dice[plain]
  return id === undefined ? undefined : emptySet(id, plain, `Dice${id}`)
}

export function builtInSetById(id: bigint): BuiltInSet | undefined {
  const emoticon = Object.keys(dice).find((key) => dice[key] === id)
  return emoticon ? diceSet(emoticon) : Object.values(sets).find((set) => set.id === id)
}

function emptySet(id: bigint, title: string, shortName: string, emojis = false): BuiltInSet {
  return { id, title, shortName, emojis }
}
