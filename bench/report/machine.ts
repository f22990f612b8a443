import { readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { nodeCrypto } from '@longshore/protocol/node/crypto'

/** What the figures were measured on, in a sentence: without it they mean nothing. */
export function machine(): string {
  const processors = cpus()
  const model = processors[0]?.model ?? 'unknown processors'
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  const load = loadavg()[0]?.toFixed(1)
  return (
    `${processors.length} × ${model}, ${memory} GiB of memory, ${distribution()} with Linux ${release()}, ` +
    `Node ${process.version}; cryptography ${nodeCrypto.name}; load ${load} when it began.`
  )
}

function distribution(): string {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform
  } catch {
    return process.platform
  }
}
