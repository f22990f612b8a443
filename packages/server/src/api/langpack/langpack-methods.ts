import type { Handlers } from '../handler.ts'

/** The words of clients, which most of them have themselves. */
export const langpackMethods: Handlers = {
  'langpack.getDifference': async ({ lang_code, from_version }, { languagePack }) =>
    languagePack.difference(lang_code, from_version),
  'langpack.getLangPack': async ({ lang_code }, { languagePack }) => languagePack.difference(lang_code, 0),
  'langpack.getLanguage': async ({ lang_code }, { languagePack }) => languagePack.language(lang_code),
  'langpack.getLanguages': async (_request, { languagePack }) => [languagePack.language('en')],
  'langpack.getStrings': async ({ lang_code, keys }, { languagePack }) =>
    languagePack.strings(lang_code, keys),
}
