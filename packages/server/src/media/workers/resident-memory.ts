import { readFile } from 'node:fs/promises'

/**
 * Bytes of memory a process and its children occupy now.
 *
 * @returns undefined where the system does not say (no /proc), or no longer
 */
export async function residentMemory(pid: number): Promise<number | undefined> {
  const own = await residentOf(pid)
  if (own === undefined) return undefined
  const children = await Promise.all((await childrenOf(pid)).map(residentMemory))
  return children.reduce<number>((sum, bytes) => sum + (bytes ?? 0), own)
}

async function residentOf(pid: number): Promise<number | undefined> {
  const status = await read(`/proc/${pid}/status`)
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024
}

/** Node begins processes from its main thread, whose number is the process's own. */
async function childrenOf(pid: number): Promise<number[]> {
  const children = await read(`/proc/${pid}/task/${pid}/children`)
  return children.split(' ').filter(Boolean).map(Number)
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return ''
  }
}
