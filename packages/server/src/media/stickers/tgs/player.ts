import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { DotLottie } from '@lottiefiles/dotlottie-web'

type Library = typeof import('@lottiefiles/dotlottie-web')

/** The player's program came to an end that it did not mean to come to: the animation is made to do that. */
export class PlayerBroke extends Error {
  override readonly name = 'PlayerBroke'
}

/** Draws a Lottie animation. */
export class Player {
  readonly #player: DotLottie
  readonly #canvas: { width: number; height: number }

  private constructor(player: DotLottie, canvas: { width: number; height: number }) {
    this.#player = player
    this.#canvas = canvas
  }

  /**
   * @param json of an animation
   * @returns undefined for one that it does not take
   * @throws PlayerBroke
   */
  static async open(json: string): Promise<Player | undefined> {
    const { DotLottie } = await library()
    const canvas = { width: 1, height: 1 }
    const player = new DotLottie({ canvas, autoplay: false })
    await new Promise<unknown>((resolve) => player.addEventListener('ready', resolve))
    let trapped: unknown
    player.addEventListener('loadError', ({ error }) => {
      if (error instanceof WebAssembly.RuntimeError) trapped = error
    })
    guarded(() => {
      player.load({ data: json, autoplay: false, useFrameInterpolation: false })
      if (trapped !== undefined) throw trapped
    })
    if (player.isLoaded) return new Player(player, canvas)
    guarded(() => player.destroy())
    return undefined
  }

  get frames(): number {
    return guarded(() => this.#player.totalFrames)
  }

  /** @throws PlayerBroke */
  draw(frame: number, size: { readonly width: number; readonly height: number }): Uint8Array {
    return guarded(() => {
      Object.assign(this.#canvas, size)
      this.#player.resize()
      this.#player.setFrame(frame)
      // The player draws the next frame into the same bytes.
      return Uint8Array.from(this.#player.buffer ?? [])
    })
  }

  close(): void {
    try {
      guarded(() => this.#player.destroy())
    } catch {
      // It broke before, and nothing of it will be used again.
    }
  }
}

let loaded: Promise<Library> | undefined
let generation = 0

/** After a program broke, nobody knows what state its memory is in: the next animation gets another one. */
function guarded<T>(use: () => T): T {
  try {
    return use()
  } catch (error) {
    loaded = undefined
    throw new PlayerBroke(error instanceof Error ? error.message : String(error))
  }
}

function library(): Promise<Library> {
  loaded ??= load(generation++)
  return loaded
}

/** The library would look for its program in the network; here it is told what it is. */
async function load(number: number): Promise<Library> {
  const library: Library = await import(`${import.meta.resolve('@lottiefiles/dotlottie-web')}?${number}`)
  const wasm = import.meta.resolve('@lottiefiles/dotlottie-web/dotlottie-player.wasm')
  const program = await readFile(fileURLToPath(wasm), 'base64')
  library.DotLottie.setWasmUrl(`data:application/wasm;base64,${program}`)
  await library.DotLottie.preload()
  return library
}
