import { gramjs158 } from './clients/gramjs.ts'
import { sendsDocuments } from './documents.ts'

/** It moves 3 MB/s: the largest document takes minutes over each further transport. */
const patience = 16 * 1024 * 1024
const all = process.env.LONGSHORE_SLOW_CLIENTS === '1'

sendsDocuments(gramjs158, (size, transport) =>
  size > patience && transport !== 'full' && !all
    ? 'this client moves 3 MB/s; LONGSHORE_SLOW_CLIENTS=1 waits for it over each transport'
    : false,
)
