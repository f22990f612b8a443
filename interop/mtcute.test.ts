import { mtcute } from './clients/mtcute.ts'
import { sendsDocuments } from './documents.ts'

sendsDocuments(mtcute)
