import { serveAsWorker } from './serve-as-worker.ts'

// The main of a worker process.
serveAsWorker()
