// The one door of a fresh clone: `npm start`, `npm test`, `npm run interop`, `npm run power-cut`,
// `npm run attack`, `npm run bench` and `npm run build` all come through here.
// It runs on the Node that happens to be on the machine, installs what is missing once, and hands over to the Node 24
// that the repository brings along.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stampFile = join(root, 'node_modules', '.longshore-installed')
const [task, ...rest] = process.argv.slice(2)

const tasks = { start, test, interop, 'power-cut': powerCut, attack, bench, build }
const run = tasks[task]
if (!run) fail(`Unknown task "${task}". There are: ${Object.keys(tasks).join(', ')}.`)
installOnce()
const node = findNode()
await run()

/** Serves on loopback with test accounts, unless the caller says otherwise: `npm start -- --port 4431`. */
async function start() {
  const chosen = rest.length > 0 ? rest : ['--data', './data', '--port', '4430', '--test-accounts']
  process.exitCode = await handOver(node, ['packages/cli/bin/longshore.mjs', 'serve', ...chosen])
}

async function test() {
  const steps = [
    ['Type check', [bin('tsc'), '--noEmit']],
    ['Lint', [bin('biome'), 'ci', ...(process.stdout.isTTY ? [] : ['--colors=off']), '.']],
    [
      'Tests',
      [node, ...testFlags(), ...testFiles('{packages/*/{src,test},testing,tools,bench,test}/**/*.test.ts')],
    ],
  ]
  for (const [title, [command, ...args]] of steps) {
    console.log(`\n${title}`)
    const code = await handOver(command, args)
    if (code !== 0) process.exit(code)
  }
}

async function interop() {
  // Some stock clients keep timers after they were closed; their tests end all the same.
  const flags = [...testFlags(), '--test-force-exit', '--test-timeout=900000']
  process.exitCode = await handOver(node, [...flags, ...testFiles('interop/**/*.test.ts')])
}

/** A hundred times, or as often as `LONGSHORE_POWER_CUTS` says. */
async function powerCut() {
  process.env.LONGSHORE_POWER_CUTS ??= '100'
  const flags = [...testFlags(), '--test-force-exit']
  process.exitCode = await handOver(node, [...flags, 'interop/power-cut.test.ts'])
}

async function bench() {
  process.exitCode = await handOver(node, ['--conditions=longshore-source', 'bench/run.ts', ...rest])
}

async function attack() {
  process.exitCode = await handOver(node, ['--conditions=longshore-source', 'bench/attack/run.ts', ...rest])
}

async function build() {
  process.exitCode = await handOver(node, ['scripts/build.mjs', ...rest])
}

function testFlags() {
  return ['--conditions=longshore-source', '--test', '--test-concurrency=2', '--test-reporter=spec']
}

/** Arguments after `--` name single test files; without them all run. */
function testFiles(pattern) {
  return rest.length > 0 ? rest : [pattern]
}

function installOnce() {
  const wanted = fingerprint()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return buildAddon()
  console.log('Installing what is missing (once) ...')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const install = spawnSync(npm, ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (install.status !== 0) fail('The installation failed. Read the lines above, then repeat the command.')
  writeFileSync(stampFile, wanted)
}

/** The installation has built it; a change of its sources asks for it again. */
function buildAddon() {
  spawnSync(process.execPath, [join(root, 'packages', 'native', 'scripts', 'build.mjs')], {
    stdio: 'inherit',
  })
}

/** Changes when a dependency does, so that a pull with a new lock file installs again. */
function fingerprint() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

function findNode() {
  const carried = join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  if (existsSync(carried)) return carried
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return fail(
    `Longshore needs Node.js 24 and the npm package "node" did not bring it (this is ${process.version}).\n` +
      'Allow its install script and install again: npm rebuild node',
  )
}

function bin(name) {
  return join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)
}

/** Runs a child in our place: same terminal, our signals are its signals, its exit code is ours. */
function handOver(command, args) {
  const path = `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on('error', (error) => fail(`${command} did not start: ${error.message}`))
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
