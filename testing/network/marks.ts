interface Mark {
  readonly position: number
  readonly act: () => void
}

/** Places in a stream of bytes where something happens: between two bytes, wherever the chunks end. */
export class Marks {
  readonly #marks: Mark[] = []
  #position = 0

  /** Bytes that have passed. */
  get position(): number {
    return this.#position
  }

  /** Does something when so many bytes more have passed. */
  after(bytes: number, act: () => void): void {
    const mark = { position: this.#position + bytes, act }
    const index = this.#marks.findIndex(({ position }) => position > mark.position)
    this.#marks.splice(index < 0 ? this.#marks.length : index, 0, mark)
  }

  /** Passes the chunk on in as many pieces as there are marks in it, and acts between them. */
  pass(chunk: Uint8Array, onPiece: (piece: Uint8Array) => void): void {
    for (let rest = chunk; rest.length > 0; ) {
      const [next] = this.#marks
      const room = next === undefined ? rest.length : next.position - this.#position
      const piece = room < rest.length ? rest.subarray(0, room) : rest
      rest = rest.subarray(piece.length)
      this.#position += piece.length
      if (piece.length > 0) onPiece(piece)
      this.#act()
    }
  }

  /** Nothing that was planned happens. */
  clear(): void {
    this.#marks.length = 0
  }

  #act(): void {
    for (let [next] = this.#marks; next && next.position <= this.#position; [next] = this.#marks) {
      this.#marks.shift()
      next.act()
    }
  }
}
