// Builds the addon where there is a compiler. Where there is none, or it fails, that is said in one line and nothing
// is left behind: everything works without, only slower. Runs at installation, on any Node from 20 on.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = dirname(dirname(fileURLToPath(import.meta.url)))
const sources = join(home, 'src')
const folder = join(home, 'build')
const addon = join(folder, 'longshore.node')
const stamp = join(folder, 'made-from')

build()

function build() {
  if (process.platform === 'win32') return skip('it has not been ported to Windows')
  const made = describe()
  if (existsSync(addon) && existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return
  const compiler = findCompiler()
  if (compiler === undefined) return skip('there is no C compiler')
  mkdirSync(folder, { recursive: true })
  const fresh = join(folder, `longshore-${process.pid}.node`)
  try {
    const complaint = compile(compiler, fresh) ?? tryOut(fresh)
    if (complaint !== undefined) return skip(complaint)
    rmSync(stamp, { force: true })
    renameSync(fresh, addon)
    writeFileSync(stamp, made)
  } finally {
    rmSync(fresh, { force: true })
  }
}

/** What it is made from: another Node or other sources ask for another build. */
function describe() {
  const hash = createHash('sha256')
  for (const name of readdirSync(sources).sort()) hash.update(name).update(readFileSync(join(sources, name)))
  return `${hash.digest('hex')} ${process.platform} ${process.arch}\n`
}

function findCompiler() {
  const wanted = process.env.CC ? [process.env.CC] : ['cc', 'gcc', 'clang']
  return wanted.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0)
}

/** @returns why it failed, if it did */
function compile(compiler, target) {
  const { include_dir: headers } = createRequire(import.meta.url)('node-api-headers')
  const files = readdirSync(sources)
    .filter((name) => name.endsWith('.c'))
    .map((name) => join(sources, name))
  const shared = process.platform === 'darwin' ? ['-bundle', '-undefined', 'dynamic_lookup'] : ['-shared']
  const flags = ['-O3', '-std=c11', '-fPIC', '-fvisibility=hidden', ...shared]
  const own = process.env.CFLAGS?.split(' ').filter(Boolean) ?? []
  const words = [...flags, ...own, '-I', headers, ...files, '-o', target]
  const { status, stderr } = spawnSync(compiler, words, { encoding: 'utf8' })
  if (status !== 0)
    return `${compiler} failed: ${stderr?.split('\n').find((line) => line.includes('error')) ?? status}`
  return undefined
}

/** What cannot be loaded must not be found either: a child is asked first, in case it takes the process down. */
function tryOut(file) {
  const { status } = spawnSync(process.execPath, ['-e', `require(${JSON.stringify(file)})`], {
    stdio: 'ignore',
  })
  return status === 0 ? undefined : 'what was built cannot be loaded'
}

function skip(why) {
  console.log(`@longshore/native is not built: ${why}. Everything works without it, more slowly.`)
}
