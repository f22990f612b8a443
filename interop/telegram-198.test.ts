import { gramjs198 } from './clients/gramjs.ts'
import { sendsDocuments } from './documents.ts'

sendsDocuments(gramjs198)
