import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { isLongerThan } from '../text/characters.ts'

/** Characters of a first or a last name. */
const longestName = 64

export function checkNames(firstName: string, lastName: string): void {
  if (firstName.trim() === '' || isLongerThan(firstName, longestName)) throw new RpcError('FIRSTNAME_INVALID')
  if (isLongerThan(lastName, longestName)) throw new RpcError('LASTNAME_INVALID')
}

/** "5 to 32 characters: a-z, 0-9 and underscores", beginning with a letter (account.updateUsername). */
export function checkUsername(username: string): void {
  if (!/^[a-z]\w{4,31}$/i.test(username)) throw new RpcError('USERNAME_INVALID')
}
