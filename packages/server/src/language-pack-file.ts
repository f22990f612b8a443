import { parseStringsFile, StringsFileError } from './api/langpack/strings-file.ts'

/** Why a text cannot be the words that clients are told, in a sentence; undefined where it can. */
export function whyNoStringsFile(text: string): string | undefined {
  try {
    parseStringsFile(text)
    return undefined
  } catch (error) {
    if (error instanceof StringsFileError) return error.message
    throw error
  }
}
