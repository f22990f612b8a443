import { teleproto229 } from './clients/gramjs.ts'
import { sendsDocuments } from './documents.ts'

sendsDocuments(teleproto229)
