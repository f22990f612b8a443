/** What is known of bytes of which nothing is known. */
export const ANY_TYPE = 'application/octet-stream'

/** A MIME type without parameters; what a sender wrote and is none becomes {@link ANY_TYPE}. */
export function cleanMimeType(sent: string): string {
  const type = sent.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return /^[a-z0-9!#$&^_.+-]{1,127}\/[a-z0-9!#$&^_.+-]{1,127}$/.test(type) ? type : ANY_TYPE
}
