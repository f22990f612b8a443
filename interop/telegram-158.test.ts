import { gramjs158 } from './clients/gramjs.ts'
import { sendsDocuments } from './documents.ts'

sendsDocuments(gramjs158)
