import { resolve } from 'node:path'
import { InvalidArgumentError, Option } from 'commander'

/** `--data`, which every command that knows a server by its folder needs. */
export function dataOption(description: string): Option {
  return new Option('--data <folder>', description)
    .env('LONGSHORE_DATA')
    .argParser(folder)
    .makeOptionMandatory()
}

/** A variable that was not set would otherwise make the current folder the server's. */
export function folder(text: string): string {
  if (text === '') throw new InvalidArgumentError('It is empty.')
  return resolve(text)
}
