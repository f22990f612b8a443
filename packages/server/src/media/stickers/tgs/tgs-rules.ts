import { holds, type Lottie, type LottieObject, objectsIn } from './read-tgs.ts'

/** "Sticker/canvas size must be 512x512 pixels" (core.telegram.org/animated_stickers); custom emoji are drawn in the same. */
const CANVAS = 512
const THUMB_CANVAS = 100
const SECONDS_MAX = 3
const FRAME_RATES = [30, 60]

/** ty of layers: a composition, a null object, shapes. Solids, images, texts, sounds and cameras are none. */
const LAYERS = [0, 3, 4]
/** ty of shapes that stickers do without: merged paths, repeaters, stars, gradient strokes. */
const FORBIDDEN_SHAPES = ['mm', 'rp', 'sr', 'gs']

/**
 * What in an animation breaks the rules of animated stickers.
 *
 * @returns undefined when nothing does
 */
export function brokenTgsRule(lottie: Lottie): string | undefined {
  return brokenCanvasRule(lottie, [CANVAS]) ?? brokenTimeRule(lottie) ?? brokenContentRule(lottie)
}

/** The same of the picture of a sticker set: "Icons for animated sticker sets must be 100x100 pixels". */
export function brokenThumbRule(lottie: Lottie): string | undefined {
  return (
    brokenCanvasRule(lottie, [THUMB_CANVAS, CANVAS]) ?? brokenTimeRule(lottie) ?? brokenContentRule(lottie)
  )
}

function brokenCanvasRule({ width, height }: Lottie, sides: readonly number[]): string | undefined {
  return width === height && sides.includes(width) ? undefined : `a canvas of ${width}x${height}`
}

function brokenTimeRule({ frames, framesPerSecond }: Lottie): string | undefined {
  if (!FRAME_RATES.includes(framesPerSecond)) return `${framesPerSecond} frames a second`
  return frames / framesPerSecond > SECONDS_MAX ? `${frames} frames` : undefined
}

/** "You must not use ..." of core.telegram.org/animated_stickers; expressions do not even come this far. */
function brokenContentRule({ root, layers }: Lottie): string | undefined {
  if (objectsIn(root.assets).some((asset) => !Array.isArray(asset.layers))) return 'an image or a sound'
  if (objectsIn(root.chars).length > 0) return 'a font'
  if (root.ddd === 1) return 'three dimensions'
  if (holds(root, ({ ty }) => typeof ty === 'string' && FORBIDDEN_SHAPES.includes(ty)))
    return 'a forbidden shape'
  return layers.map(brokenLayerRule).find((broken) => broken !== undefined)
}

function brokenLayerRule(layer: LottieObject): string | undefined {
  if (!LAYERS.includes(Number(layer.ty))) return `a layer of kind ${layer.ty}`
  if (layer.ddd === 1) return 'three dimensions'
  if (layer.hasMask === true || objectsIn(layer.masksProperties).length > 0) return 'a mask'
  if (objectsIn(layer.ef).length > 0) return 'a layer effect'
  if (layer.tm !== undefined) return 'time remapping'
  if (layer.sr !== undefined && layer.sr !== 1) return 'time stretching'
  if (layer.ao === 1) return 'an auto-oriented layer'
  return undefined
}
