import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { ReadStream } from 'node:tty'

const CTRL_C = '\u0003'
const CTRL_Z = '\u001a'

/** What is used of a terminal that keys come from. */
export type Keyboard = Pick<ReadStream, 'isTTY' | 'setRawMode' | 'resume' | 'pause' | 'on' | 'off' | 'unref'>

/** What keys do that a terminal no longer takes care of while each is told of at once. */
export interface Process {
  isInForeground(): boolean
  send(signal: 'SIGINT' | 'SIGTSTP'): void
  onContinue(listener: () => void): () => void
}

/**
 * Calls `pressed` with each key, without Enter. Ctrl-C and Ctrl-Z do what they always do. Where there is no terminal,
 * or another program has it, nothing happens: a process in the background that touched it would be stopped.
 *
 * @returns gives the terminal back
 */
export function onKeys(
  pressed: (key: string) => void,
  keyboard: Keyboard = process.stdin,
  self: Process = thisProcess,
): () => void {
  if (!keyboard.isTTY) return () => {}
  const take = (): void => {
    if (!self.isInForeground()) return
    keyboard.setRawMode(true)
    keyboard.resume()
    keyboard.unref()
  }
  const giveBack = (): void => {
    keyboard.pause()
    if (self.isInForeground()) keyboard.setRawMode(false)
  }
  const hear = (bytes: Buffer): void => {
    for (const key of bytes.toString()) {
      if (key === CTRL_C) self.send('SIGINT')
      else if (key === CTRL_Z) {
        giveBack()
        self.send('SIGTSTP')
      } else pressed(key)
    }
  }
  keyboard.on('data', hear)
  const endOfContinue = self.onContinue(take)
  take()
  return () => {
    keyboard.off('data', hear)
    endOfContinue()
    giveBack()
  }
}

const thisProcess: Process = {
  isInForeground,
  send: (signal) => void process.kill(process.pid, signal),
  onContinue: (listener) => {
    process.on('SIGCONT', listener)
    return () => process.off('SIGCONT', listener)
  },
}

/** Whether the terminal listens to this process rather than to the shell that put it in the background. */
function isInForeground(): boolean {
  try {
    const [group, foreground] = process.platform === 'linux' ? groupsOnLinux() : groupsByPs()
    return group === foreground
  } catch {
    return false
  }
}

/** Fields 5 and 8, pgrp and tpgid; the name before them may hold anything, but ends with the last bracket. */
function groupsOnLinux(): (string | undefined)[] {
  const stat = readFileSync('/proc/self/stat', 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return [fields[2], fields[5]]
}

function groupsByPs(): (string | undefined)[] {
  const groups = execFileSync('ps', ['-o', 'pgid=,tpgid=', '-p', String(process.pid)], { encoding: 'utf8' })
  return groups.trim().split(/\s+/)
}
