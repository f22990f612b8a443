import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'

/** The layer to write in for who speaks `layer`: the nearest one of the table, the newest where none was named. */
export function servedLayer(layer: number): number {
  return layer === 0 ? NEWEST_LAYER : Math.min(Math.max(layer, OLDEST_LAYER), NEWEST_LAYER)
}
