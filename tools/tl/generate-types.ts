import { readFile, writeFile } from 'node:fs/promises'
import { generatedFiles } from './generated-files.ts'

/** Writes the files that generated-files.ts makes of schema/: run it after every change there. */
const files = generatedFiles({
  api: await readFile(new URL('../../schema/api.tlt', import.meta.url), 'utf8'),
  mtproto: await readFile(new URL('../../schema/mtproto.tl', import.meta.url), 'utf8'),
})
for (const [name, text] of files) {
  await writeFile(new URL(`../../packages/protocol/src/schema/${name}`, import.meta.url), text)
}
