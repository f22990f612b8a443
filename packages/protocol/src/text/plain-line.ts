/**
 * Characters that show nothing themselves and change how what is around them is read: control characters, which move a
 * cursor or end a name early, line separators, and those that turn the direction of writing ("exe.txt" that is
 * "txt.exe"). The joiners of emoji and of Persian (U+200C, U+200D) are not among them.
 */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu

/** A text as one line in which everything is what it looks like. `instead` stands for each character that is not. */
export function plainLine(text: string, instead = ''): string {
  return text.toWellFormed().replace(unseen, instead)
}

/** A name of somebody or something, as it is kept: one line, without what cannot be seen and without space around it. */
export function plainName(text: string): string {
  return plainLine(text.replace(/\s/g, ' ')).trim()
}
