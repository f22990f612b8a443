import { readSync } from 'node:fs'
import { PARENT_PIPE } from './wire.ts'

// The main of a thread that does nothing but wait for the parent's end of a pipe to close, which happens however the
// parent dies. The worker's own thread may be deep in a job then, and never come to hear of it.
readSync(PARENT_PIPE, new Uint8Array(1))
// The worker leads a process group, in which its own children are too.
process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL')
