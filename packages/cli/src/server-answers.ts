import type { KnownError, RpcError } from '@longshore/protocol/errors/rpc-error'
import { readableTime } from './report/words.ts'

/** What a refusal of the server means, and what to do about it where something can be done. */
export type Meaning = readonly [reason: string, remedy?: string]

const signInAgain = 'Sign in again: longshore login --data DIR --phone P --code C'
const sendAsFile = 'Send it as a file, as it is: without --photo.'
const sameCommand = 'The same command goes on from where it was.'
const newLogin = 'Begin again: longshore login'

const exact: Partial<Record<KnownError, Meaning>> = {
  PHONE_CODE_INVALID: [
    'The code is wrong.',
    "Test accounts 99966XYYYY have the code XXXXX; other codes stand on the server's console.",
  ],
  PHONE_CODE_EXPIRED: ['The code is too old.', newLogin],
  PHONE_NUMBER_INVALID: ['This is no phone number.', 'Give it with its country, as in 9996620001.'],
  AUTH_TOKEN_INVALID: ['This is no token to log in with.', 'Scan or copy the code that is shown now.'],
  AUTH_TOKEN_EXPIRED: [
    'The code is too old.',
    'Take the one that is shown now: each holds for half a minute.',
  ],
  AUTH_TOKEN_ALREADY_ACCEPTED: ['Somebody has let that application in already.'],
  AUTH_TOKEN_EXCEPTION: ['That application has this account already.'],
  PHONE_NUMBER_OCCUPIED: ['This phone number has an account already.'],
  PHONE_NUMBER_BANNED: ['The server lets nobody in with this phone number.'],
  PHONE_NOT_OCCUPIED: [
    'Nobody here has this phone number.',
    'A peer is me, @name, +phone, or the id of somebody who wrote before.',
  ],
  PHONE_NUMBER_UNOCCUPIED: [
    'Nobody here has this phone number.',
    'Make an account: longshore user add PHONE NAME --data DIR',
  ],
  USER_ID_INVALID: ['There is no such account.', 'Make one: longshore user add PHONE NAME --data DIR'],
  FIRSTNAME_INVALID: ['This name cannot be used.', 'A name has 1 to 64 characters.'],
  LASTNAME_INVALID: ['This last name cannot be used.', 'A name has at most 64 characters.'],
  ACCESS_TOKEN_INVALID: [
    'This is no token of a bot of this server.',
    'Make one: longshore bot create NAME --data DIR',
  ],
  ACCESS_TOKEN_EXPIRED: [
    'This token of a bot is no longer good.',
    'Make one: longshore bot create NAME --data DIR',
  ],
  USERNAME_NOT_OCCUPIED: [
    'Nobody has this name.',
    'A peer is me, @name, +phone, or the id of somebody who wrote before.',
  ],
  USERNAME_INVALID: [
    'This is no name that somebody can have.',
    'A name has 5 to 32 letters, digits and underscores.',
  ],
  USERNAME_OCCUPIED: ['Somebody else has this name.', 'Choose another.'],
  BOT_METHOD_INVALID: [
    'A bot may not do this.',
    'Bots can neither list conversations nor look up phone numbers: sign in with a phone number for that.',
  ],
  FILE_PARTS_INVALID: [
    'The file is larger than this account may send.',
    'At most 4000 parts of 512 KiB, 8000 with premium: longshore user premium PHONE --data DIR',
  ],
  FILE_ID_INVALID: ['The link names a file that is gone, or that this account may not see.'],
  PHOTO_EXT_INVALID: ['This is no picture that can be sent as a photo.', sendAsFile],
  PHOTO_INVALID_DIMENSIONS: ['The picture is too large, or too long and narrow, for a photo.', sendAsFile],
  PHOTO_SAVE_FILE_INVALID: ['This cannot be sent as a photo.', sendAsFile],
  IMAGE_PROCESS_FAILED: ['The server cannot read this picture.', sendAsFile],
  STORAGE_QUOTA_EXCEEDED: [
    'This account has stored as much as the server lets it.',
    'Delete messages with files that are not needed any more; some minutes later there is room. Or ask whoever runs the ' +
      'server for more: longshore serve --quota SIZE',
  ],
  STORAGE_CHECK_FAILED: [
    'The disk of the server has no room for more files.',
    'Delete what is not needed any more, or ask whoever runs the server to make room. The same command then goes on.',
  ],
  MEDIA_CAPTION_TOO_LONG: ['The caption is too long.', 'Shorten it: 1024 characters are allowed.'],
  MESSAGE_TOO_LONG: ['The text is too long.', 'Shorten it: 4096 characters are allowed.'],
  CHAT_FORWARDS_RESTRICTED: ['Files of this chat may not be passed on.'],
  YOU_BLOCKED_USER: ['You have blocked this user.', 'Unblock them with another client first.'],
  USER_IS_BLOCKED: ['This user has blocked you.'],
  API_ID_INVALID: [
    'These are not the api_id and api_hash of an application.',
    'Get yours: https://my.telegram.org/apps',
  ],
  SESSION_PASSWORD_NEEDED: [
    'This account has a password (two-step verification), which Longshore does not speak yet.',
  ],
  AUTH_KEY_DUPLICATED: ['This sign-in is used in two places at once, and was ended.', signInAgain],
  UPDATE_APP_TO_LOGIN: ['The server wants a newer client.', 'Update Longshore.'],
  CONNECTION_LAYER_INVALID: [
    'The server does not speak the version of the API that this client does.',
    'Use versions of server and client that belong together.',
  ],
  RANDOM_ID_DUPLICATE: ['This was sent already.'],
}

/** Families of refusals, the first that fits counts. */
const families: readonly (readonly [RegExp, (error: RpcError) => Meaning])[] = [
  [
    /(FLOOD|_WAIT)(_|$)|_TOO_FRESH_|_INIT_DELAY_/,
    ({ x }) => [
      `The server asks for a pause${x === undefined ? '' : ` of ${readableTime(x)}`}.`,
      `Wait, and ask again. ${sameCommand}`,
    ],
  ],
  [
    /^FILE_REFERENCE_|^FILEREF_/,
    () => ['The permission to fetch this file has run out, and could not be renewed.', sameCommand],
  ],
  [
    /^(FILE|MD5|INPUT_FILE|MEDIA_FILE)_/,
    () => ['The server does not have the file as it was sent.', 'Send it again: --restart begins anew.'],
  ],
  [
    /^(PHOTO|GIF|VIDEO|MEDIA|AUDIO|IMAGE|GROUPED_MEDIA|DOCUMENT|MULTI_MEDIA|SEND_MEDIA|VOICE|TTL_MEDIA)_/,
    () => [
      'The server does not take this file in this way.',
      'Send it as a file, alone: without --photo and --album.',
    ],
  ],
  [
    /^(CHAT|CHANNEL|USER_BANNED|USER_KICKED|USER_NOT_PARTICIPANT|TOPIC|RIGHT|PRIVACY|CHANNELS)(_|$)/,
    () => [
      'This account may not do that in this chat.',
      'Ask whoever leads it, or choose another with --to.',
    ],
  ],
  [
    /^(PEER|INPUT_USER|CONTACT|USER|USERNAME|INPUT_PEERS|OFFSET_PEER)(_|$)/,
    () => [
      'Nobody can be reached there.',
      'A peer is me, @name, +phone, or the id of somebody who wrote before.',
    ],
  ],
  [
    /^(MESSAGE|REPLY|HISTORY|MSG)_/,
    () => [
      'The message is not there, or cannot be used for this.',
      'Files that are there are listed by: longshore ls',
    ],
  ],
  [
    /^(PHONE|SMS|SIGN_IN|PASSWORD|SRP|AUTH_RESTART|AUTH_TOKEN)_?/,
    () => ['The sign-in did not work.', newLogin],
  ],
  [/^(PREMIUM|TAKEOUT|FROZEN)_/, () => ['The server does not let this account do that.']],
  [
    /_MIGRATE_X$/,
    () => [
      'The file or account lives on another data center, which cannot be reached.',
      'Sign in again, so that its addresses are known: longshore login',
    ],
  ],
]

/** By the code alone, for what belongs to no family. */
function byCode({ code }: RpcError): Meaning {
  if (code === 401) return ['The server has ended this sign-in.', signInAgain]
  if (code === 403) return ['This account may not do that.']
  if (code === 404) return ['The server does not know what was asked for.']
  if (code >= 500 || code < 0)
    return ['The server failed at this.', `Try again later; its own log says more. ${sameCommand}`]
  return ['The server does not take this request.', 'Server and client may be of different versions.']
}

/** In words, with the name that the server gave it. */
export function meaningOf(error: RpcError): { reason: string; remedy?: string | undefined } {
  const known = error.template === 'UNKNOWN' ? undefined : exact[error.template]
  if (known === undefined && error.template === 'UNKNOWN' && error.code !== 401)
    return { reason: `The server answered ${error.text}.` }
  const family = error.code === 401 ? undefined : families.find(([name]) => name.test(error.template))
  const [words, remedy] = known ?? family?.[1](error) ?? byCode(error)
  return { reason: `${words} (${error.text})`, remedy }
}
