import { InvalidArgumentError } from 'commander'

const words = new Map([
  ['1', true],
  ['true', true],
  ['yes', true],
  ['on', true],
  ['0', false],
  ['false', false],
  ['no', false],
  ['off', false],
])

/** @throws InvalidArgumentError */
export function yesOrNo(text: string): boolean {
  const value = words.get(text.toLowerCase())
  if (value === undefined) throw new InvalidArgumentError('It can be yes or no.')
  return value
}
