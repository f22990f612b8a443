import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

const SIZE = 2 ** 30
/** Milliseconds without any traffic after which the disk counts as idle. */
const IDLE = 60
/** Nothing but what is forced shall reach the disk: the file system's own time for writing down is far away. */
const COMMIT = 'commit=300'

/** Why there can be no such disk here; undefined where there can. */
export async function whyNoLoopDisk(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'loop devices are there on Linux only'
  if (process.getuid?.() !== 0) return 'only root may mount a file system'
  const folder = await mkdtemp(join(tmpdir(), 'longshore-loop-'))
  await using disk = new LoopDisk(folder)
  try {
    await disk.make()
    return undefined
  } catch (error) {
    return `no ext4 on a loop device can be made here: ${error instanceof Error ? error.message : error}`
  }
}

/**
 * A file system (ext4) in a file of a folder of its own, whose power can be cut. It writes to this file alone: the loop
 * device is made for it by `mount`, and goes with it.
 */
export class LoopDisk implements AsyncDisposable {
  readonly #folder: string
  readonly #image: string
  /** Where its files are. */
  readonly path: string
  #isMounted = false

  /** @param folder which is removed at the end */
  constructor(folder: string) {
    this.#folder = folder
    this.#image = join(folder, 'disk.ext4')
    this.path = join(folder, 'mounted')
  }

  async make(): Promise<void> {
    await mkdir(this.path)
    await writeFile(this.#image, '')
    await truncate(this.#image, SIZE)
    await run('mkfs.ext4', ['-q', '-F', this.#image])
    await this.#mount()
  }

  /**
   * Copies what has come to the disk, and only that, while nobody writes: whoever does must have been stopped. What the
   * system still holds in memory is lost with `powerOn`.
   */
  async copy(): Promise<void> {
    const copy = `${this.#image}.copy`
    for (;;) {
      const before = await this.#whenIdle()
      await run('cp', ['--sparse=always', this.#image, copy])
      if ((await this.#traffic()) === before) return
    }
  }

  /** Goes on with the copy, as a machine does that gets power again: the journal of the file system is played back. */
  async powerOn(): Promise<void> {
    await this.#unmount()
    await rename(`${this.#image}.copy`, this.#image)
    await this.#mount()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#unmount()
    await rm(this.#folder, { recursive: true, force: true })
  }

  async #mount(): Promise<void> {
    await run('mount', ['-t', 'ext4', '-o', `loop,noatime,${COMMIT}`, this.#image, this.path])
    this.#isMounted = true
  }

  /** Whoever was killed may hold its files for a moment longer. */
  async #unmount(): Promise<void> {
    if (!this.#isMounted) return
    for (let tries = 0; ; tries++) {
      try {
        await run('umount', [this.path])
        this.#isMounted = false
        return
      } catch (error) {
        if (tries === 50) throw error
        await sleep(100)
      }
    }
  }

  /** Resolves with what had come to the disk when it was idle for a while. */
  async #whenIdle(): Promise<string> {
    for (;;) {
      const before = await this.#traffic()
      await sleep(IDLE)
      if ((await this.#traffic()) === before && (await this.#isIdle())) return before
    }
  }

  /** How often and how much was written. */
  async #traffic(): Promise<string> {
    const [, , , , writes, , sectors] = (await this.#told('stat')).trim().split(/\s+/)
    return `${writes} ${sectors}`
  }

  async #isIdle(): Promise<boolean> {
    return (await this.#told('inflight'))
      .trim()
      .split(/\s+/)
      .every((count) => count === '0')
  }

  async #told(what: string): Promise<string> {
    const { stdout } = await run('losetup', ['--noheadings', '--output', 'NAME', '--associated', this.#image])
    return await readFile(`/sys/block/${basename(stdout.trim())}/${what}`, 'utf8')
  }
}
