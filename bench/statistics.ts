/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** @param share 0 for the least value, 1 for the greatest; between two values the line between them */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const low = sorted[Math.floor(place)]
  const high = sorted[Math.ceil(place)]
  if (low === undefined || high === undefined) throw new RangeError('there is no middle of nothing')
  return low + (high - low) * (place - Math.floor(place))
}

/**
 * How the last third of a row of values compares with the second: the ratio of their medians. The first third, in which
 * a program still takes what it needs, does not count.
 */
export function growth(values: readonly number[]): number {
  const third = values.length / 3
  const second = values.slice(Math.floor(third), Math.floor(2 * third))
  return median(values.slice(Math.floor(2 * third))) / median(second)
}
