import { jobs } from './jobs.ts'
import { serveJobs } from './serve-jobs.ts'

// The main of a worker process.
serveJobs(jobs)
