import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { lottie } from '@longshore/testing/media/lottie'
import { Player } from './player.ts'

suite('Player', () => {
  const size = { width: 32, height: 32 }
  const sound = JSON.stringify(lottie())

  async function drawn(json: string): Promise<Uint8Array> {
    const player = await Player.open(json)
    assert.ok(player)
    const pixels = player.draw(0, size)
    player.close()
    return pixels
  }

  test('is undefined for what is no animation', async () => {
    for (const json of ['', '{', '[]', 'Ahoy']) assert.equal(await Player.open(json), undefined, json)
  })

  test('draws as before after a program broke', async () => {
    const before = await drawn(sound)
    assert.ok(before.some((byte) => byte > 0))
    for (let time = 0; time < 2; time++) {
      const player = await Player.open(sound)
      const trap = {
        height: 32,
        get width(): number {
          throw new WebAssembly.RuntimeError('unreachable')
        },
      }
      assert.throws(() => player?.draw(0, trap), { name: 'PlayerBroke', message: 'unreachable' })
      player?.close()
      assert.deepEqual(await drawn(sound), before)
    }
  })

  test('several draw side by side', async () => {
    const players = await Promise.all([Player.open(sound), Player.open(sound)])
    const [one, other] = players.map((player, index) => player?.draw(index * 30, size))
    assert.notDeepEqual(one, other)
    assert.deepEqual(one, await drawn(sound))
    for (const player of players) player?.close()
  })
})
