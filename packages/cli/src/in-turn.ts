export type Outcome<Item, Result> =
  | { readonly item: Item; readonly result: Result }
  | { readonly item: Item; readonly error: unknown }

/**
 * Works on a few items at the same time and hands out what became of each in their order: also a failure, which stops
 * no other. Whoever takes slowly is not run away from.
 *
 * @param atOnce items begun and not yet taken
 */
export async function* inTurn<Item, Result>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Outcome<Item, Result>> {
  const underWay: Promise<Outcome<Item, Result>>[] = []
  for (const item of items) {
    underWay.push(
      work(item).then(
        (result) => ({ item, result }),
        (error: unknown) => ({ item, error }),
      ),
    )
    const first = underWay.length < atOnce ? undefined : underWay.shift()
    if (first !== undefined) yield await first
  }
  for (const outcome of underWay) yield await outcome
}
