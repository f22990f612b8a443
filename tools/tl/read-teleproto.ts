import { createRequire } from 'node:module'
import { type SchemaLine, tlLine } from './schema-line.ts'

interface Argument {
  readonly isVector: boolean
  readonly useVectorId: boolean | null
  readonly isFlag: boolean
  readonly flagName: string | null
  readonly flagIndex: number
  readonly flagIndicator: boolean
  readonly type: string | null
}

interface Entry {
  readonly name: string
  readonly namespace?: string
  readonly constructorId: number
  readonly argsConfig: Readonly<Record<string, Argument>>
  readonly result: string
  readonly isFunction: boolean
}

/** The lines of a `tl/generated/api-definitions.js` of teleproto, its names back in the schema's spelling. */
export function readTeleproto(file: string): SchemaLine[] {
  const entries = createRequire(import.meta.url)(file) as readonly Entry[]
  return entries.map((entry) => ({ line: lineOf(entry), isMethod: entry.isFunction }))
}

function lineOf({ name, namespace, constructorId, argsConfig, result }: Entry): string {
  const args = Object.entries(argsConfig)
  const generics = args.some(([, { type }]) => type === 'X') ? ['{X:Type}'] : []
  const params = args.map(([argument, config]) => `${snakeCase(argument)}:${typeOf(config)}`)
  const lowerCase = name.charAt(0).toLowerCase() + name.slice(1)
  const fullName = namespace === undefined ? lowerCase : `${namespace}.${lowerCase}`
  return tlLine(fullName, constructorId, [...generics, ...params], result)
}

function typeOf({
  flagIndicator,
  type,
  isVector,
  useVectorId,
  isFlag,
  flagName,
  flagIndex,
}: Argument): string {
  if (flagIndicator) return '#'
  const plain = type === 'X' ? '!X' : `${type}`
  const whole = isVector ? `${useVectorId === true ? 'Vector' : 'vector'}<${plain}>` : plain
  return isFlag ? `${flagName}.${flagIndex}?${whole}` : whole
}

/** `fileTotalParts` to `file_total_parts`; `A`, `M1` and `srp_B` are the schema's own. */
function snakeCase(name: string): string {
  return name.replace(/(?<!^|_)[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
}
