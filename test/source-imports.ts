import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** One import of a source file: what it wrote, and the repository file it reaches (if it reaches one). */
export interface SourceImport {
  readonly specifier: string
  readonly file: string | undefined
}

const statement =
  /(?:^|\n)\s*(?:import|export)\s+(?:type\s)?[^'"\n;=]*?(?:\{[^}]*\}\s*)?(?:from\s*)?['"]([^'"]+)['"]/g
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** Every source file of the published packages, without tests; paths relative to the repository, with `/`. */
export function sourceFiles(): string[] {
  return globSync('packages/*/src/**/*.ts')
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.endsWith('.test.ts'))
    .sort()
}

export function importsOf(file: string): SourceImport[] {
  const text = readFileSync(file, 'utf8')
  const found: SourceImport[] = []
  for (const pattern of [statement, dynamic]) {
    for (const [, specifier = ''] of text.matchAll(pattern)) {
      found.push({ specifier, file: resolve(file, specifier) })
    }
  }
  return found
}

function resolve(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier)).replaceAll('\\', '/')
  const workspace = /^@longshore\/([a-z]+)\/(.+)$/.exec(specifier)
  return workspace ? `packages/${workspace[1]}/src/${workspace[2]}.ts` : undefined
}
