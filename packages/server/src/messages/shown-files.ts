import type { MessageRecord } from '../storage/ports/message-store.ts'

/** The documents and photos that a message shows. */
export function shownFiles({ file, companion }: Pick<MessageRecord, 'file' | 'companion'>): bigint[] {
  return [file, companion].filter((id) => id !== undefined)
}

/** All that some messages show, each once. */
export function allShownFiles(messages: readonly Pick<MessageRecord, 'file' | 'companion'>[]): bigint[] {
  return [...new Set(messages.flatMap(shownFiles))]
}
