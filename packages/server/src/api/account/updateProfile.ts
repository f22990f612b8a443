import type { ProfileChanges } from '../../storage/ports/account-store.ts'
import type { Handler } from '../handler.ts'
import { changedUser } from './changed-user.ts'

export const updateProfile: Handler<'account.updateProfile'> = async (request, context) => {
  const changes: ProfileChanges = {
    ...(request.first_name !== undefined && { firstName: request.first_name }),
    ...(request.last_name !== undefined && { lastName: request.last_name }),
    ...(request.about !== undefined && { about: request.about }),
  }
  return changedUser(context, changes)
}
