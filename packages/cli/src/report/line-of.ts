import { dirname } from 'node:path'
import { printable } from '../file-name.ts'
import type { Differs, Sent, TransferEvent } from './events.ts'
import { explainedSpeed, files, readableSize, readableTime } from './words.ts'

/** What a person reads of an event: results on standard output, everything about them on standard error. */
export function linesOf(event: TransferEvent): { out?: string[]; err?: string[] } {
  switch (event.event) {
    case 'planned':
      return event.files > 1 ? { err: [`${files(event.files)}${sizeIn(', ', event.size)}`] } : {}
    case 'listed':
      return { out: [`${printable(event.path ?? event.file)}${sizeIn('  ', event.size)}`] }
    case 'known':
      return { err: [`${printable(event.file)}: the server has it already; nothing is sent`] }
    case 'resumed':
      return { err: [`${printable(event.file)}: goes on after ${readableSize(event.transferred)}`] }
    case 'changed':
      return { err: [`${printable(event.file)}: has changed since it was interrupted; begins anew`] }
    case 'sent':
      return { out: [`${event.link}  ${contentsSent(event)}  ${printable(event.name)}`] }
    case 'received':
      return { out: [`${printable(event.path)}  ${contents(event)}${event.verified ? '  verified' : ''}`] }
    case 'verified':
      return { out: [`${printable(event.file)}  ${contents(event)}  verified`] }
    case 'differs':
      return { err: differs(event) }
    case 'skipped':
      return { err: [`${printable(event.file)}: passed over, ${printable(event.reason)}`] }
    case 'failed': {
      const isNamed = event.reason.startsWith(event.file)
      const reason = `longshore: ${isNamed ? '' : `${event.file}: `}${event.reason}`
      return {
        err: [reason, event.remedy].filter((line) => line !== undefined).map((line) => printable(line)),
      }
    }
    case 'error':
      return { err: [`longshore: ${event.reason}`, ...(event.remedy ? [event.remedy] : [])].map(printable) }
    case 'waiting':
      return { err: [waiting(event)] }
    case 'paused':
      return { err: [paused(event)] }
    case 'stats':
      return { err: [explainedSpeed(event)] }
    case 'ended':
      return event.done + event.failed + event.skipped > 1 ? { err: [summary(event)] } : {}
    case 'started':
    case 'progress':
      return {}
  }
}

function contents({ size, sha256 }: { size: number; sha256: string }): string {
  return `${readableSize(size)}  sha256 ${sha256}`
}

/** What the link leads to: of a photo a picture that the server made. */
function contentsSent({ size, kept, sha256 }: Sent): string {
  const hash = sha256 === undefined ? '' : `  sha256 ${sha256}`
  return kept === undefined ? `${readableSize(size)}${hash}` : `photo of ${readableSize(kept)}${hash}`
}

function differs({ file, link, size, expectedSize, differsAt, photo }: Differs): string[] {
  const sizes = size === expectedSize ? '' : `it has ${size} bytes and the file ${expectedSize}; `
  const where =
    differsAt === expectedSize
      ? 'all of it is there, and more behind it'
      : `the first difference is in the piece that begins at byte ${differsAt}`
  return [
    `longshore: ${printable(file)}: These are not the bytes of the file: ${sizes}${where}.`,
    photo
      ? 'The link leads to a photo, a picture that the server made: it is never the file that was sent.'
      : `Fetch it again, beside this one: longshore down ${link} --to ${shellWord(dirname(file))}`,
  ]
}

/** A path as a shell reads it back: in quotes where it has to be. */
function shellWord(path: string): string {
  return /^[\w./+:,@%-]+$/.test(path) ? path : `'${printable(path).replaceAll("'", "'\\''")}'`
}

function sizeIn(before: string, size: number | undefined): string {
  return size === undefined ? '' : before + readableSize(size)
}

function waiting({ reason, seconds }: TransferEvent & { event: 'waiting' }): string {
  if (reason === 'connection') return 'The connection is lost; looking for it.'
  return `The server asks for a pause${seconds === undefined ? '' : ` of ${readableTime(seconds)}`}.`
}

function paused({ done, goesOn }: TransferEvent & { event: 'paused' }): string {
  if (!goesOn) return 'Interrupted.'
  return `Paused${done === 0 ? '' : `, ${files(done)} done`}. The same command goes on from here.`
}

function summary({
  done,
  skipped,
  failed,
  size,
  transferred,
  seconds,
}: TransferEvent & { event: 'ended' }): string {
  // Bytes that an earlier run had moved are no speed of this one.
  const speed = seconds > 0 ? `, ${readableSize(transferred / seconds)}/s` : ''
  return [
    `${files(done)} done, ${readableSize(size)} in ${readableTime(seconds)}${speed}`,
    skipped === 0 ? undefined : `${skipped} passed over`,
    failed === 0 ? undefined : `${failed} failed`,
  ]
    .filter((part) => part !== undefined)
    .join('; ')
}
