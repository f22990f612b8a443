import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { compileIge, generatedFile } from './compile.ts'

await writeFile(fileURLToPath(new URL(`../../${generatedFile}`, import.meta.url)), await compileIge())
