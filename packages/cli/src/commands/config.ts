import type { Command } from 'commander'
import type { ConfiguredCommand } from '../config/configured-command.ts'
import { serverCommand, settingsElsewhere } from '../config/server-settings.ts'
import type { Setting, Source } from '../config/setting.ts'

export function addConfigCommand(program: Command): void {
  program.addCommand(
    serverCommand('config', program)
      .description(
        'Shows the settings that "longshore serve" would have with the same words, and where each was found.',
      )
      .option(
        '--json',
        'one line: {"port": {"value": "4430", "source": "default", "variable": "LONGSHORE_PORT"}, ...}',
      )
      .addHelpText('after', settingsElsewhere)
      .action((_, command: ConfiguredCommand) => showSettings(command)),
  )
}

interface Shown {
  /** As it could be written; null where there is none. */
  readonly value: string | null
  readonly source: Source
  readonly variable: string
}

function showSettings(command: ConfiguredCommand): void {
  const shown = command.settings.map((setting): [string, Shown] => [
    setting.name(),
    shownOf(setting, command),
  ])
  if (command.opts().json) console.log(JSON.stringify(Object.fromEntries(shown)))
  else for (const line of lines(shown)) console.log(line)
}

function shownOf(setting: Setting, command: ConfiguredCommand): Shown {
  const found = command.getOptionValue(setting.attributeName())
  const { variable } = setting
  return { value: inWords(setting, found), source: command.sourceOf(setting), variable }
}

/** A path as it was understood, all else as it was written. */
function inWords(setting: Setting, found: unknown): string | null {
  if (setting.isBoolean()) return found ? 'yes' : 'no'
  if (typeof found === 'string') return found
  const { text, defaultValueDescription: usual } = setting
  return text ?? usual ?? (found === undefined ? null : String(found))
}

function lines(shown: readonly (readonly [string, Shown])[]): string[] {
  const names = Math.max(...shown.map(([name]) => name.length))
  const values = Math.max(...shown.map(([, { value }]) => value?.length ?? 1))
  return shown.map(([name, { value, source, variable }]) => {
    const place = source === 'environment' || source === 'file' ? `${source} (${variable})` : source
    return `${name.padEnd(names)}  ${(value ?? '-').padEnd(values)}  ${place}`
  })
}
