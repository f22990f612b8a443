import type { Completable, CompletableOption } from './words.ts'

/** A function for each command, in the way of zsh's own _arguments. */
export function zshCompletion(all: readonly Completable[]): string {
  return `#compdef longshore
# zsh completion of longshore; to use it now: source <(longshore completion zsh)
${all.map(functionOf).join('\n')}
if [[ $funcstack[1] == _longshore ]]; then _longshore "$@"; else compdef _longshore longshore; fi
`
}

const nameOf = (path: string): string => ['_longshore', ...path.split(/[ -]/)].filter(Boolean).join('_')

function functionOf({ path, commands, options }: Completable): string {
  const specs = options.map(specOf)
  if (commands.length === 0) return `${nameOf(path)}() {\n  _arguments ${specs.join(' ')} '*:file:_files'\n}`
  const described = commands.map(({ name, description }) => quoted(`${name}:${description}`))
  const cases = commands.map(({ name }) => `        ${name}) ${nameOf(`${path} ${name}`)} ;;`)
  return `${nameOf(path)}() {
  local curcontext=$curcontext state line
  local -a commands=(${described.join(' ')})
  _arguments -C ${specs.join(' ')} '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands ;;
    rest)
      case $line[1] in
${cases.join('\n')}
      esac ;;
  esac
}`
}

/** "(-o --to)"{-o,--to}"[where]:value:_files": one of its names is enough. */
function specOf({ names, description, takesValue, choices }: CompletableOption): string {
  const action = choices.length > 0 ? `(${choices.join(' ')})` : '_files'
  const text = quoted(`[${description.replace(/[[\]]/g, '\\$&')}]${takesValue ? `:value:${action}` : ''}`)
  return names.length === 1 ? `${names[0]}${text}` : `'(${names.join(' ')})'{${names.join(',')}}${text}`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
