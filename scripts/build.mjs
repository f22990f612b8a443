// Compiles what is published and packs it: one tarball a package, and one `longshore` tarball that carries the others
// inside, so that it installs wherever npm reaches its outside dependencies.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const output = join(root, 'dist')
const compiled = ['protocol', 'client', 'server', 'cli']
const libraries = ['native', 'protocol', 'client', 'server']
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })
for (const name of compiled) compile(name)
for (const name of libraries) pack(stageLibrary(name))
pack(stageCommand())

function compile(name) {
  const folder = join(root, 'packages', name)
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  execFileSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder], {
    stdio: 'inherit',
  })
}

function stageLibrary(name) {
  const stage = join(output, name)
  copyPackage(name, stage)
  return stage
}

/** The command with its libraries bundled, and their outside dependencies named as its own. */
function stageCommand() {
  const stage = join(output, 'longshore')
  const manifest = readManifest('cli')
  copyPackage('cli', stage)
  for (const name of libraries) {
    copyPackage(name, join(stage, 'node_modules', '@longshore', name))
    for (const [dependency, version] of Object.entries(readManifest(name).dependencies ?? {})) {
      manifest.dependencies[dependency] = version
    }
  }
  manifest.bundleDependencies = libraries.map((name) => `@longshore/${name}`)
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return stage
}

function copyPackage(name, target) {
  const folder = join(root, 'packages', name)
  for (const part of ['package.json', ...readManifest(name).files]) {
    cpSync(join(folder, part), join(target, part), { recursive: true })
  }
  // The command is what the page at the root is about; each library has its own.
  const page = name === 'cli' ? root : folder
  cpSync(join(page, 'README.md'), join(target, 'README.md'))
  cpSync(join(root, 'LICENSE'), join(target, 'LICENSE'))
}

function readManifest(name) {
  return JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
}

function pack(folder) {
  const args = ['pack', '--loglevel=error', '--pack-destination', output]
  const file = execFileSync(npm, args, { cwd: folder, encoding: 'utf8' }).trim().split('\n').at(-1)
  console.log(`dist/${file}`)
}
