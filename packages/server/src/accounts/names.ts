import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { plainName } from '@longshore/protocol/text/plain-line'
import { isLongerThan } from '../text/characters.ts'

/** Characters of a first or a last name. */
const longestName = 64

/** The names of somebody, as others may see them. @throws RpcError FIRSTNAME_INVALID, LASTNAME_INVALID */
export function plainNames(first: string, last: string): { firstName: string; lastName: string } {
  const firstName = plainName(first)
  const lastName = plainName(last)
  if (firstName === '' || isLongerThan(firstName, longestName)) throw new RpcError('FIRSTNAME_INVALID')
  if (isLongerThan(lastName, longestName)) throw new RpcError('LASTNAME_INVALID')
  return { firstName, lastName }
}

/** "5 to 32 characters: a-z, 0-9 and underscores", beginning with a letter (account.updateUsername). */
export function checkUsername(username: string): void {
  if (!/^[a-z]\w{4,31}$/i.test(username)) throw new RpcError('USERNAME_INVALID')
}
