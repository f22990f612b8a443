import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog } from './log.ts'
import { type LogLevel, logLevels } from './log-levels.ts'

function linesAt(level: LogLevel): { log: ReturnType<typeof createLog>; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = []
  const log = createLog(level, { write: (line) => void lines.push(JSON.parse(line)) })
  return { log, lines }
}

test('a level tells what the levels before it tell, and no more', () => {
  for (const [index, level] of logLevels.entries()) {
    const { log, lines } = linesAt(level)
    log.debug({}, 'debug')
    log.info({}, 'info')
    log.warn({}, 'warn')
    log.error({}, 'error')
    const told = lines.map(({ msg }) => msg)
    assert.deepEqual(told.reverse(), logLevels.slice(1, index + 1), level)
  }
})

test('an unexpected error is told with its stack and the whole chain of its causes', () => {
  const { log, lines } = linesAt('warn')
  const disk = Object.assign(new Error('write failed'), { code: 'ENOSPC' })
  log.error({ err: new Error('a part was not kept', { cause: disk }), part: 7 }, 'a request failed')
  const [line] = lines
  assert.equal(line?.msg, 'a request failed')
  assert.equal(line?.part, 7)
  const err = line?.err as { message: string; stack: string; cause: { message: string; code: string } }
  assert.equal(err.message, 'a part was not kept')
  assert.match(err.stack, /log\.test\.ts/)
  assert.equal(err.cause.message, 'write failed')
  assert.equal(err.cause.code, 'ENOSPC')
})
