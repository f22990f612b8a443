import { FRAMES_PART, type Share, type Traffic } from './traffic.ts'

/** Room in the traffic for the body of a request of HTTP: asked for before it is read, and waited for where there is none. */
export class BodyRoom {
  readonly #traffic: Traffic
  readonly #share: Share
  #ask: () => void = () => {}

  /** @param giveUp called when others must not wait for it any longer */
  constructor(traffic: Traffic, address: string, giveUp: () => void) {
    this.#traffic = traffic
    this.#share = traffic.enter(address, { goOn: () => this.#ask(), recount: () => {}, giveUp })
  }

  /** Resolves when there is room for so many bytes, unless it is left before. */
  of(bytes: number): Promise<void> {
    return new Promise((resolve) => {
      this.#ask = () => {
        if (!this.#share.mayTake(bytes, FRAMES_PART)) return
        this.#ask = () => {}
        this.#share.hold(bytes)
        resolve()
      }
      this.#ask()
    })
  }

  /** What was read is held by somebody else, or by nobody. */
  leave(): void {
    this.#traffic.leave(this.#share)
  }
}
