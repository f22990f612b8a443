import type { Contestant } from './contestant.ts'

interface Entry {
  readonly title: string
  readonly server: 'http' | 'https' | 'longshore'
  /** Of its own process, and of its server's. */
  readonly env?: Readonly<Record<string, string>> | undefined
  /** How much slower than the fastest, roughly: it gets a smaller file. */
  readonly slowness?: number | undefined
  readonly make: () => Promise<Contestant>
}

const http = async (options: { tls: boolean; tuned: boolean }) => {
  const { httpContestant, DEFAULT_STREAM, TUNED_STREAM } = await import('./http.ts')
  return httpContestant({ tls: options.tls, streamBytes: options.tuned ? TUNED_STREAM : DEFAULT_STREAM })
}
const longshore = async (obfuscated = false) =>
  (await import('./longshore.ts')).longshoreContestant({ obfuscated })

/** Everybody who takes part. Each loads only its own library. */
export const contestants = {
  http: { title: 'HTTP, tuned', server: 'http', make: () => http({ tls: false, tuned: true }) },
  'http-default': {
    title: 'HTTP, default streams',
    server: 'http',
    make: () => http({ tls: false, tuned: false }),
  },
  https: { title: 'HTTPS', server: 'https', make: () => http({ tls: true, tuned: true }) },
  longshore: { title: 'Longshore', server: 'longshore', make: () => longshore() },
  obfuscated: { title: 'Longshore, obfuscated', server: 'longshore', make: () => longshore(true) },
  portable: {
    title: 'Longshore, native without AES instructions',
    server: 'longshore',
    env: { LONGSHORE_CRYPTO: 'portable' },
    make: () => longshore(),
  },
  wasm: {
    title: 'Longshore, without a compiler',
    server: 'longshore',
    env: { LONGSHORE_CRYPTO: 'wasm' },
    slowness: 4,
    make: () => longshore(),
  },
  mtcute: {
    title: 'mtcute',
    server: 'longshore',
    slowness: 8,
    make: async () => (await import('./mtcute.ts')).mtcuteContestant(),
  },
  gramjs: {
    title: 'GramJS',
    server: 'longshore',
    slowness: 16,
    make: async () => (await import('./gramjs.ts')).gramjsContestant(),
  },
} as const satisfies Record<string, Entry>

export type ContestantName = keyof typeof contestants

export function entryOf(name: ContestantName): Entry {
  return contestants[name]
}
