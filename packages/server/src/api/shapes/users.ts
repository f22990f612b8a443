import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { botFather, servicePhone, serviceUser } from '../../accounts/service-users.ts'
import { shownPictures } from '../../pictures/shown-pictures.ts'
import type { ContactRecord, UserRecord } from '../../storage/ports/account-store.ts'
import type { Services } from '../context.ts'
import { shapeUserPhoto } from './peer-photo.ts'

type UserServices = Pick<Services, 'accounts' | 'contacts' | 'accessHashes' | 'pictures' | 'files' | 'config'>

/** Users as a viewer sees them: with the access hashes it may use, its own names for its contacts, their pictures. */
export async function shapeUsers(
  services: UserServices,
  viewer: bigint,
  ids: Iterable<bigint>,
): Promise<Type<'User'>[]> {
  const users = await services.accounts.users([...ids])
  const found = users.map(({ id }) => id)
  const contacts = await services.contacts.contacts(viewer, found)
  const contactOf = new Map(contacts.map((contact) => [contact.userId, contact]))
  const mutual = new Set(await services.contacts.ownersOfContact(viewer, [...contactOf.keys()]))
  const hiding = new Set(await services.contacts.blocks.blockersAmong(viewer, found))
  const pictures = await shownPictures(services.pictures, viewer, found, hiding)
  return Promise.all(
    users.map(async (user) => {
      const picture = pictures.get(user.id)
      return shapeUser(user, {
        viewer,
        contact: contactOf.get(user.id),
        mutual: mutual.has(user.id),
        hides: hiding.has(user.id),
        accessHash: services.accessHashes.of(viewer, user.id),
        photo: await shapeUserPhoto(services, picture?.photo, picture?.personal),
      })
    }),
  )
}

interface Relation {
  readonly viewer: bigint
  readonly contact: ContactRecord | undefined
  readonly mutual: boolean
  /** It has blocked the viewer. */
  readonly hides: boolean
  readonly accessHash: bigint
  readonly photo: Type<'UserProfilePhoto'>
}

function shapeUser(
  user: UserRecord,
  { viewer, contact, mutual, hides, accessHash, photo }: Relation,
): Constructor<'user'> {
  const isBot = user.tokenHash !== undefined
  const self = user.id === viewer
  const isService = user.id === serviceUser
  return {
    _: 'user',
    self,
    contact: contact !== undefined,
    mutual_contact: mutual,
    bot: isBot,
    deleted: user.tokenHash?.length === 0,
    premium: user.premium,
    verified: isService || user.id === botFather,
    support: isService,
    bot_can_edit: isBot && user.owner === viewer,
    id: user.id,
    access_hash: accessHash,
    first_name: contact?.firstName || user.firstName,
    last_name: (contact ? contact.lastName : user.lastName) || undefined,
    username: user.username,
    phone: isService ? servicePhone : self || contact ? user.phone : undefined,
    photo: photo._ === 'userProfilePhotoEmpty' ? undefined : photo,
    // When somebody was last seen is nobody's business here; Telegram says the same of users who hide it.
    status: isBot || isService || hides ? undefined : { _: 'userStatusRecently' },
    bot_info_version: isBot ? 1 : undefined,
  }
}
