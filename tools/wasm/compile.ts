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

/** The text of the generated file: the module as compiled from its source here, with relaxed SIMD and without. */
export async function compileIge(): Promise<string> {
  return [
    '// Compiled from tools/wasm/assembly/ige.ts by tools/wasm/build.ts. Do not edit.',
    `export const relaxedIgeModule =\n  '${await compile('simd', 'relaxed-simd')}'`,
    `export const igeModule =\n  '${await compile('simd')}'`,
    '',
  ].join('\n')
}

async function compile(...features: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-wasm-'))
  try {
    const target = join(folder, 'ige.wasm')
    await promisify(execFile)(process.execPath, [
      compiler,
      'ige.ts',
      ...['--baseDir', join(import.meta.dirname, 'assembly'), '--outFile', target],
      ...features.flatMap((feature) => ['--enable', feature]),
      // Five pages: tables, keys, and sixteen pieces of what is worked on.
      ...['--runtime', 'stub', '--initialMemory', '5', '--maximumMemory', '5'],
      '-O3',
      '--noAssert',
    ])
    return (await readFile(target)).toString('base64')
  } finally {
    await rm(folder, { recursive: true })
  }
}
