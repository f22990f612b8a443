import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where Debian's package puts it. */
const installed = '/usr/bin/telegram-desktop'
const tools = ['/usr/bin/Xvfb', '/usr/bin/xdotool', '/usr/bin/xclip', '/usr/bin/ffmpeg']

const BEGIN = '-----BEGIN RSA PUBLIC KEY-----'
const END = '-----END RSA PUBLIC KEY-----'
/** Milliseconds between two looks at a log, and within which something must have happened. */
const LOOK = 250
const PATIENCE = 45_000

/** What is missing for it to run here, if anything. */
export function missingTool(): string | undefined {
  return [installed, ...tools].find((path) => !existsSync(path))
}

/** Telegram Desktop with another public key in place of each of Telegram's: all are PKCS#1 PEM of 2048 bit. */
export async function writeApplication(path: string, publicKey: string): Promise<void> {
  const application = await readFile(installed)
  const key = Buffer.from(publicKey.trim())
  let replaced = 0
  for (let at = application.indexOf(BEGIN); at >= 0; at = application.indexOf(BEGIN, at + 1)) {
    const end = application.indexOf(END, at) + END.length
    if (end - at !== key.length) continue
    key.copy(application, at)
    replaced++
  }
  if (replaced === 0) throw new Error('the key has no place in this application')
  await writeFile(path, application)
  await chmod(path, 0o755)
}

/** A screen that nobody sees, with a keyboard, a mouse and a clipboard. */
export class Screen {
  readonly #display: string
  readonly #server: ChildProcess
  #clipboard: ChildProcess | undefined

  private constructor(display: string, server: ChildProcess) {
    this.#display = display
    this.#server = server
  }

  static async open(): Promise<Screen> {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    const pipe = server.stdio[3]
    if (!pipe) throw new Error('Xvfb says nothing')
    const [number] = await once(pipe, 'data')
    return new Screen(`:${String(number).trim()}`, server)
  }

  get environment(): NodeJS.ProcessEnv {
    return { ...process.env, DISPLAY: this.#display }
  }

  click(x: number, y: number): void {
    this.#xdotool('mousemove', String(x), String(y), 'click', '1')
  }

  press(...keys: string[]): void {
    this.#xdotool('key', '--delay', '80', ...keys)
  }

  type(text: string): void {
    this.#xdotool('type', '--delay', '60', text)
  }

  /** Pastes files, as a file manager lets one copy them. */
  async paste(...files: string[]): Promise<void> {
    this.#clipboard?.kill()
    const clipboard = spawn('xclip', ['-quiet', '-selection', 'clipboard', '-t', 'text/uri-list'], {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: this.environment,
    })
    clipboard.stdin?.end(files.map((file) => `file://${file}\r\n`).join(''))
    this.#clipboard = clipboard
    await pause(700)
    this.press('ctrl+v')
  }

  /** How much of the screen has a colour, about: 0 to 1. */
  shareOf([red, green, blue]: readonly [number, number, number]): number {
    const size = 1280 * 900
    const rgb = execFileSync(
      'ffmpeg',
      // biome-ignore format: the words of a command
      ['-loglevel', 'error', '-f', 'x11grab', '-video_size', '1280x900', '-i', this.#display, '-frames:v', '1',
        '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
      { maxBuffer: 8 * size, env: this.environment },
    )
    let count = 0
    for (let at = 0; at < rgb.length; at += 3) {
      const distance = [red, green, blue].map((value, index) => Math.abs((rgb[at + index] ?? 0) - value))
      if (Math.max(...distance) < 24) count++
    }
    return count / size
  }

  close(): void {
    this.#clipboard?.kill()
    this.#server.kill()
  }

  #xdotool(...words: string[]): void {
    execFileSync('xdotool', words, { env: this.environment })
  }
}

/** A running Telegram Desktop, known by what it draws and by what it writes into its logs. */
export class Application {
  readonly #folder: string
  readonly #process: ChildProcess

  private constructor(folder: string, child: ChildProcess) {
    this.#folder = folder
    this.#process = child
  }

  static async start(path: string, folder: string, screen: Screen): Promise<Application> {
    const runtime = join(folder, 'run')
    await mkdir(runtime, { recursive: true, mode: 0o700 })
    const child = spawn(path, ['-debug', '-many', '-workdir', `${folder}/`], {
      stdio: 'ignore',
      env: {
        ...screen.environment,
        HOME: folder,
        XDG_RUNTIME_DIR: runtime,
        QT_QPA_PLATFORM: 'xcb',
        LANG: 'C.UTF-8',
      },
    })
    return new Application(folder, child)
  }

  /** Waits until its log of MTProto has so many matches, each the first group of the pattern. */
  async said(pattern: RegExp, times = 1): Promise<string[]> {
    const all = new RegExp(pattern.source, 'g')
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(LOOK)) {
      const found = [...(await this.#logs('mtp_')).matchAll(all)]
      if (found.length >= times) return found.map(([, group = '']) => group)
    }
    throw new Error(`not within ${PATIENCE} ms: ${pattern.source}`)
  }

  /** What was refused to it, and what it could not read, in the order of its log. */
  async complaints(): Promise<string[]> {
    const refused = [...(await this.#logs('mtp_')).matchAll(/error_message: "([^"]*)"/g)].map(
      ([, name = '']) => name,
    )
    const unread = [...(await this.#logs('log_')).matchAll(/(?:RPC|MTP|API|App|Message) Error: [^\n]*/g)].map(
      ([line]) => line,
    )
    return [...refused, ...unread]
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    this.#process.kill('SIGKILL')
    await once(this.#process, 'exit')
  }

  async #logs(beginning: string): Promise<string> {
    const folder = join(this.#folder, 'DebugLogs')
    const names = await readdir(folder).catch(() => [])
    const texts = names
      .filter((name) => name.startsWith(beginning))
      .sort()
      .map((name) => readFile(join(folder, name), 'utf8'))
    return (await Promise.all(texts)).join('\n')
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
