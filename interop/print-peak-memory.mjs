// Preloaded into a process under test: says at its end how much memory it held at most.
process.on('exit', () => console.error(`peak memory ${process.resourceUsage().maxRSS * 1024}`))
