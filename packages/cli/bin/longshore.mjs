#!/usr/bin/env node
// The first thing that runs, on whatever Node there is: plain JavaScript that an old Node understands too.
// Published, it starts the compiled command; in the repository it starts the sources as they are.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const home = dirname(dirname(fileURLToPath(import.meta.url)))
const source = join(home, 'src', 'main.ts')
const compiled = join(home, 'dist', 'main.js')
const nodeFile = process.platform === 'win32' ? 'node.exe' : 'node'
const carriedNode = join(home, '..', '..', 'node_modules', 'node', 'bin', nodeFile)
const isRepository = existsSync(source)

if (Number(process.versions.node.split('.')[0]) >= 24) await start()
else if (isRepository && existsSync(carriedNode)) handOver()
else explain()

async function start() {
  nodeModule.enableCompileCache(cacheFolder())
  if (isRepository) readSources()
  const { main } = await import(pathToFileURL(isRepository ? source : compiled).href)
  process.exitCode = await main(process.argv.slice(2))
  if (!process.connected) return
  // Whoever started it has not gone: it is done, and its own goodbye is no wish to be ended.
  process.removeAllListeners('disconnect')
  process.disconnect()
}

/** Node keeps compiled code there: the next start takes a third of the time. Nobody else may write to it. */
function cacheFolder() {
  if (isRepository) return join(home, '..', '..', 'node_modules', '.cache', 'longshore')
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'longshore')
}

/** In the repository `@longshore/x/y` is packages/x/src/y.ts: no build stands between an edit and its run. */
function readSources() {
  nodeModule.registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, { ...context, conditions: [...context.conditions, 'longshore-source'] }),
  })
}

/** The repository brings its own Node 24. The channel between us ends that process when this one is killed. */
function handOver() {
  const child = spawn(carriedNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code === null ? (signal === 'SIGKILL' ? 137 : 1) : code))
}

function explain() {
  console.error(
    `Longshore needs Node.js 24 or later; this is ${process.version}.\n` +
      'Run it with a newer Node without installing one:\n\n' +
      `    npx -y -p node@24 -p longshore longshore ${process.argv.slice(2).join(' ')}\n`,
  )
  process.exitCode = 1
}
