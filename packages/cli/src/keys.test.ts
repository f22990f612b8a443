import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { test } from 'node:test'
import { type Keyboard, onKeys, type Process } from './keys.ts'

class FakeKeyboard extends EventEmitter {
  isTTY = true
  readonly done: string[] = []
  setRawMode(isRaw: boolean): this {
    this.done.push(isRaw ? 'raw' : 'cooked')
    return this
  }
  resume(): this {
    this.done.push('resume')
    return this
  }
  pause(): this {
    this.done.push('pause')
    return this
  }
  unref(): this {
    return this
  }
  type(text: string): void {
    this.emit('data', Buffer.from(text))
  }
}

function set(isInForeground = true) {
  const keyboard = new FakeKeyboard()
  const pressed: string[] = []
  const sent: string[] = []
  let goOn = (): void => {}
  const self = {
    isInForeground: () => isInForeground,
    send: (signal) => void sent.push(signal),
    onContinue: (listener) => {
      goOn = listener
      return () => {
        goOn = () => {}
      }
    },
  } satisfies Process
  const end = onKeys((key) => pressed.push(key), keyboard as unknown as Keyboard, self)
  return { keyboard, pressed, sent, end, goOn: () => goOn() }
}

test('each key is told of, and at the end the terminal is as it was', () => {
  const { keyboard, pressed, end, goOn } = set()
  keyboard.type('s')
  keyboard.type('xs')
  end()
  keyboard.type('s')
  goOn()
  assert.deepEqual(pressed, ['s', 'x', 's'])
  assert.deepEqual(keyboard.done, ['raw', 'resume', 'pause', 'cooked'])
})

test('Ctrl-C interrupts', () => {
  const { keyboard, pressed, sent } = set()
  keyboard.type('\u0003')
  assert.deepEqual([pressed, sent], [[], ['SIGINT']])
})

test('Ctrl-Z gives the terminal back first; who goes on takes it again', () => {
  const { keyboard, sent, goOn } = set()
  keyboard.type('\u001a')
  assert.deepEqual(sent, ['SIGTSTP'])
  assert.deepEqual(keyboard.done, ['raw', 'resume', 'pause', 'cooked'])
  goOn()
  assert.deepEqual(keyboard.done.slice(4), ['raw', 'resume'])
})

test('in the background the terminal is not touched', () => {
  const { keyboard, end } = set(false)
  end()
  assert.ok(!keyboard.done.includes('raw') && !keyboard.done.includes('cooked'))
})

test('without a terminal nothing is read', () => {
  const keyboard = Object.assign(new FakeKeyboard(), { isTTY: false })
  onKeys(() => {}, keyboard as unknown as Keyboard)()
  assert.deepEqual([keyboard.done, keyboard.listenerCount('data')], [[], 0])
})
