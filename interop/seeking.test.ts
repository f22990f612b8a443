import assert from 'node:assert/strict'
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { type NetworkProxy, openProxy } from '@longshore/testing/network/proxy'
import { type Browser, chromium, type Page } from 'playwright-core'
import { command, type RunningServer, startServer } from './server.ts'
import { film } from './viewer/samples.ts'

const MiB = 1024 * 1024
const seconds = 200
const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))
const skip = reasonToSkip()

function reasonToSkip(): string | false {
  if (!executablePath) return 'no Chromium on this machine'
  try {
    execFileSync('ffmpeg', ['-version'], { stdio: 'ignore' })
    return false
  } catch {
    return 'no ffmpeg on this machine'
  }
}

/** A film of noise, which no codec makes small. Its index stands at its end: the browser has to jump even to begin. */
function longFilm(): Promise<Buffer> {
  const source = `testsrc2=size=320x240:rate=10,noise=alls=100:allf=t`
  const codec = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '12', '-g', '10', '-pix_fmt', 'yuv420p']
  return film('mp4', '-f', 'lavfi', '-i', source, '-t', String(seconds), ...codec)
}

/** Between the command and its server lies a proxy, which counts what is fetched. */
describe('a film that "longshore serve-file" serves, in headless Chromium', { skip }, () => {
  let server: RunningServer
  let proxy: NetworkProxy
  let home: string
  let size: number
  let serving: ChildProcess
  let browser: Browser
  let page: Page

  before(async () => {
    server = await startServer()
    home = await mkdtemp(join(tmpdir(), 'longshore-seeking-'))
    await longshore('login', '--data', server.data, '--phone', '9996640001', '--code', '44444')
    const bytes = await longFilm()
    size = bytes.length
    await writeFile(join(home, 'film.mp4'), bytes)
    const told = (await longshore('up', join(home, 'film.mp4'), '--json')).trimEnd().split('\n')
    const { link } = told.map((line) => JSON.parse(line)).find(({ event }) => event === 'sent')

    proxy = await openProxy({ target: server, seed: 1 })
    const address = join(home, 'server.json')
    const info = JSON.parse(await readFile(address, 'utf8'))
    for (const dc of info.dcs) dc.port = proxy.port
    await writeFile(address, JSON.stringify(info))
    serving = spawn(process.execPath, [command, 'serve-file', link], {
      env: environment(),
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    const url = await addressPrinted(serving)

    browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
    })
    page = await browser.newPage()
    await page.goto(url)
  })
  after(async () => {
    await browser?.close()
    serving?.kill('SIGKILL')
    await proxy?.close()
    await server?.stop()
    if (home) await rm(home, { recursive: true })
  })

  const environment = () => ({ ...process.env, LONGSHORE_HOME: home })
  const longshore = async (...args: string[]) =>
    (await promisify(execFile)(process.execPath, [command, ...args], { env: environment() })).stdout

  test('begins although most of it is not there', async () => {
    assert.ok(size > 100 * MiB, `${size} bytes are no long film`)
    const begun = await page.evaluate(begin)
    assert.ok(Math.abs(begun.duration - seconds) < 1, `${begun.duration} seconds`)
    assert.equal(begun.width, 320)
    assert.ok(proxy.bytes.down < size / 2, `${proxy.bytes.down} of ${size} bytes were fetched`)
  })

  for (const part of [0.9, 0.4]) {
    test(`jumps to ${part * 100} %`, async () => {
      const { time, shown } = await page.evaluate(jump, part * seconds)
      assert.ok(Math.abs(time - part * seconds) < 1, `it shows second ${time}`)
      assert.ok(shown, 'there is a picture')
    })
  }

  test('was fetched only in part, and the server of it ends with Ctrl-C', async () => {
    assert.ok(proxy.bytes.down < 0.7 * size, `${proxy.bytes.down} of ${size} bytes were fetched`)
    const ended = once(serving, 'exit')
    serving.kill('SIGINT')
    assert.deepEqual(await ended, [0, null])
  })
})

async function addressPrinted({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('it has no output to read')
  const [line] = (await once(createInterface({ input: stdout }), 'line')) as [string]
  const [url] = /^http:\S+/.exec(line) ?? []
  if (!url) throw new Error(`it printed ${line}`)
  return url
}

/** Runs in the page: what a browser makes of the address of a video. */
async function begin(): Promise<{ duration: number; width: number }> {
  const video = document.querySelector('video')
  if (!video) throw new Error('the browser shows no video here')
  video.pause()
  if (video.readyState < video.HAVE_CURRENT_DATA)
    await new Promise((resolve, reject) => {
      video.addEventListener('loadeddata', resolve)
      video.addEventListener('error', () => reject(new Error(video.error?.message)))
    })
  return { duration: video.duration, width: video.videoWidth }
}

/** Runs in the page. */
async function jump(second: number): Promise<{ time: number; shown: boolean }> {
  const video = document.querySelector('video')
  if (!video) throw new Error('the video is gone')
  const seeked = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }))
  video.currentTime = second
  await seeked
  return { time: video.currentTime, shown: video.readyState >= video.HAVE_CURRENT_DATA }
}
