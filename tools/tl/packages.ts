import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LayerSchema } from './merge.ts'
import { readGramjs } from './read-gramjs.ts'
import { readMtcute } from './read-mtcute.ts'
import { readTeleproto } from './read-teleproto.ts'
import type { SchemaLine } from './schema-line.ts'

/** A file of an npm package that carries the schema of one layer. */
interface SchemaPackage {
  readonly layer: number
  /** The name under which tools/package.json installs the package. */
  readonly alias: string
  readonly file: string
  readonly read: (file: string) => SchemaLine[] | Promise<SchemaLine[]>
}

const mtcute = (layer: number, alias: string, file: string): SchemaPackage => ({
  layer,
  alias,
  file,
  read: readMtcute,
})
const gramjs = (layer: number, alias: string): SchemaPackage => ({
  layer,
  alias,
  file: 'tl/apiTl.js',
  read: readGramjs,
})
const teleproto = (layer: number, alias: string): SchemaPackage => ({
  layer,
  alias,
  file: 'tl/generated/api-definitions.js',
  read: readTeleproto,
})

/** Where the table comes from. A new layer is one entry here and one in tools/package.json. */
export const schemaPackages: readonly SchemaPackage[] = [
  gramjs(152, 'telegram-152'),
  gramjs(158, 'telegram-158'),
  gramjs(160, 'telegram-160'),
  gramjs(166, 'telegram-166'),
  mtcute(167, 'mtcute-tl-167', 'api-schema.json'),
  gramjs(177, 'telegram-177'),
  mtcute(179, 'mtcute-tl-179', 'api-schema.json'),
  mtcute(181, 'mtcute-tl-181', 'api-schema.json'),
  mtcute(185, 'mtcute-tl-185', 'api-schema.json'),
  mtcute(189, 'mtcute-tl-189', 'api-schema.json'),
  gramjs(198, 'telegram-198'),
  mtcute(204, 'mtcute-tl-204', 'api-schema.json'),
  gramjs(214, 'teleproto-214'),
  mtcute(216, 'mtcute-tl-216', 'api-schema.json'),
  mtcute(218, 'mtcute-tl-218', 'api-schema.json'),
  mtcute(220, 'mtcute-tl-220', 'api-schema.json'),
  mtcute(221, 'mtcute-tl-221', 'api-schema.json'),
  mtcute(223, 'mtcute-tl-223', 'api-schema.json'),
  mtcute(227, '@mtcute/core', 'tl/api-schema.json'),
  teleproto(228, 'teleproto-228'),
  teleproto(229, 'teleproto-229'),
]

/** What packages carry beside the API and MTProto: TL's own words and local helpers of clients. */
const NOT_API =
  /^(?:int|long|double|string|bytes|vector|int128|int256|true|null|\w+Prefix|\w+Legacy|ipPort\w*|accessPointRule|help\.configSimple|test\.\w+|tls\w+|mtcute\.\w+)#/

/**
 * Reads every package of {@link schemaPackages}; a package is looked for in the folders in their order.
 *
 * @param mtproto the text of schema/mtproto.tl: some packages have these lines too
 * @returns the schemas, or the packages that are nowhere
 */
export async function readPackages(
  folders: readonly string[],
  mtproto: string,
): Promise<{ schemas: LayerSchema[]; missing: string[] }> {
  const mtprotoIds = new Set([...mtproto.matchAll(/#[0-9a-f]+/g)].map(([id]) => id))
  const schemas: LayerSchema[] = []
  const missing: string[] = []
  for (const { layer, alias, file, read } of schemaPackages) {
    const path = folders.map((folder) => join(folder, alias, file)).find(existsSync)
    if (path === undefined) missing.push(alias)
    else {
      const lines = await read(path)
      schemas.push({
        layer,
        lines: lines.filter(({ line }) => !NOT_API.test(line) && !mtprotoIds.has(idOf(line))),
      })
    }
  }
  return { schemas, missing }
}

function idOf(line: string): string {
  return /#[0-9a-f]+/.exec(line)?.[0] ?? ''
}
