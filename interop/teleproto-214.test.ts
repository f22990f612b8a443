import { teleproto214 } from './clients/gramjs.ts'
import { sendsDocuments, waitsForSlowClients } from './documents.ts'

/** It makes a new cipher for every 16 bytes: 0.6 MB/s, and 64 MiB take minutes each way. */
const patience = 1024 * 1024

sendsDocuments(teleproto214, (size) =>
  size > patience && !waitsForSlowClients
    ? 'this client encrypts 0.6 MB/s; LONGSHORE_SLOW_CLIENTS=1 waits for it'
    : false,
)
