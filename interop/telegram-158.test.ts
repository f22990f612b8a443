import { gramjs158 } from './clients/gramjs.ts'
import { sendsDocuments, waitsForSlowClients } from './documents.ts'

const MiB = 1024 * 1024

/** 64 MiB take it twenty seconds there and back, and as long again for each who fetches them. */
sendsDocuments(gramjs158, (size, to) =>
  size > 16 * MiB && to === 'another account' && !waitsForSlowClients
    ? 'this client decrypts 7 MB/s; LONGSHORE_SLOW_CLIENTS=1 waits for it'
    : false,
)
