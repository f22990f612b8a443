import type { Completable } from './words.ts'

/** A function that looks at the words so far: those that begin with a dash are no commands. */
export function bashCompletion(all: readonly Completable[]): string {
  return `# bash completion of longshore; to use it now: source <(longshore completion bash)
_longshore() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local path= word
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
${all
  .filter(({ path }) => path !== '')
  .map(({ path }) => `      '${path}') path='${path}' ;;`)
  .join('\n')}
    esac
  done
  case "$path $previous" in
${all.flatMap(valuesOf).join('\n')}
  esac
  case "$path" in
${all.map(wordsOf).join('\n')}
  esac
}
complete -o default -F _longshore longshore
`
}

/** After an option that takes a value: its choices, or what the shell itself completes. */
function valuesOf({ path, options }: Completable): string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map(({ names, choices }) => {
      const patterns = names.map((name) => `'${path} ${name}'`).join('|')
      const reply =
        choices.length === 0 ? '' : `COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$current")); `
      return `    ${patterns}) ${reply}return ;;`
    })
}

function wordsOf({ path, commands, options }: Completable): string {
  const dashed = options.flatMap(({ names }) => names).join(' ')
  const named = commands.map(({ name }) => name).join(' ')
  const words = commands.length === 0 ? '' : `COMPREPLY=($(compgen -W '${named}' -- "$current")); `
  return `    '${path}')
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '${dashed}' -- "$current")); return; fi
      ${words}return ;;`
}
