import { NEWEST_LAYER } from '@longshore/protocol/schema/layers'
import { Table } from '@longshore/protocol/schema/table'
import { typesModule } from './types-module.ts'

const HEADER = '// Made by tools/tl/generate-types.ts from schema/: change that instead.\n'

/** The texts of the two schema files to the generated modules of packages/protocol/src/schema, by file name. */
export function generatedFiles(schema: { api: string; mtproto: string }): Map<string, string> {
  const api = typesModule(new Table(schema.api), NEWEST_LAYER, {
    constructors: 'Constructors',
    types: 'Types',
    methods: 'Methods',
  })
  const mtproto = typesModule(new Table(schema.mtproto), 0, {
    constructors: 'MtprotoConstructors',
    types: 'MtprotoTypes',
    methods: 'MtprotoMethods',
  })
  return new Map([
    ['api-table.gen.ts', HEADER + tableModule(schema)],
    ['types.gen.ts', HEADER + api],
    ['mtproto-types.gen.ts', HEADER + mtproto],
  ])
}

/** The tables as strings in a module, so that browsers get them by import. */
function tableModule({ api, mtproto }: { api: string; mtproto: string }): string {
  for (const text of [api, mtproto]) {
    if (/[`\\$]/.test(text))
      throw new Error('a character of the schema would not survive in a template string')
  }
  return `export const apiTable = \`\n${api}\`\n\nexport const mtprotoTable = \`\n${mtproto}\`\n`
}
