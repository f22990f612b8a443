import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'

interface Schema {
  readonly oneOf: readonly { readonly properties: { readonly event: { readonly const: string } } }[]
}

const schema: Schema = JSON.parse(readFileSync(new URL('../events.schema.json', import.meta.url), 'utf8'))

// Binary fractions are never exact thousandths: what is left over is smaller than this.
const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, multipleOfPrecision: 6 })
const isEvent = ajv.compile(schema)

export const eventNames = schema.oneOf.map(({ properties }) => properties.event.const)

/** Each line is an event of the schema that is published. */
export function assertEvents(events: readonly Record<string, unknown>[]): void {
  for (const event of events)
    assert.ok(isEvent(event), `${JSON.stringify(event)}\n${ajv.errorsText(isEvent.errors)}`)
}

/** An event without what every event has. */
export function untimed({ time, version, ...event }: Record<string, unknown>): Record<string, unknown> {
  return event
}

/** What a whole run of a command told: it begins with the version, and ends with "ended" and the exit code. */
export function assertWholeRun(events: readonly Record<string, unknown>[], exitCode: number | null): void {
  assertEvents(events)
  assert.deepEqual(
    events.map(({ version }) => version),
    events.map((_, i) => (i === 0 ? 1 : undefined)),
  )
  assert.deepEqual(
    events.filter(({ event }) => event === 'ended').map(({ code }) => code),
    [exitCode],
  )
  assert.equal(events.at(-1)?.event, 'ended')
}
