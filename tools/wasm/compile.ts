import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Run as a program: its types would redeclare those of JavaScript. */
const compiler = createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js')

/** Where the compiled module is checked in, from the root of the repository. */
export const generatedFile = 'packages/protocol/src/crypto/wasm/ige.gen.ts'

/** The text of the generated file: the module as compiled from its source here. */
export async function compileIge(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-wasm-'))
  try {
    const target = join(folder, 'ige.wasm')
    await promisify(execFile)(process.execPath, [
      compiler,
      'ige.ts',
      ...['--baseDir', join(import.meta.dirname, 'assembly'), '--outFile', target],
      // Three pages: tables, keys, and 128 KiB of what is worked on.
      ...['--runtime', 'stub', '--initialMemory', '3', '--maximumMemory', '3'],
      '-O3',
      '--noAssert',
    ])
    const module = await readFile(target)
    return [
      '// Compiled from tools/wasm/assembly/ige.ts by tools/wasm/build.ts. Do not edit.',
      `export const igeModule =\n  '${module.toString('base64')}'`,
      '',
    ].join('\n')
  } finally {
    await rm(folder, { recursive: true })
  }
}
