import type { MethodName, Request, TlObject, Type } from '@longshore/protocol/schema/api'
import type { Hints } from './invent.ts'
import { imageOf, locationsOf } from './picture-requests.ts'

/** What an honest client has at hand, so that a request is right but for the mistake that is put into it. */
export interface Belongings {
  readonly peer: Type<'InputPeer'>
  readonly document: { id: bigint; access_hash: bigint; file_reference: Uint8Array }
  readonly photo: { id: bigint; access_hash: bigint; file_reference: Uint8Array }
  readonly chatId: bigint
  readonly channel: { channel_id: bigint; access_hash: bigint }
  readonly stickerSet: Type<'InputStickerSet'>
  /** Of a custom emoji. */
  readonly emojiId: bigint
  /** `file_id` of an upload that is a picture. */
  readonly imageId: bigint
  /** `file_id` of an upload of one part of 1,024 bytes. */
  readonly fileId: bigint
  readonly messageId: number
}

export type AnyRequest = { [M in MethodName]: Request<M> & { _: M } }[MethodName]

/** A right request of each kind that has much to get wrong. */
export function requestsOf(
  { peer, document, fileId, messageId }: Belongings,
  random_id: bigint,
): readonly AnyRequest[] {
  const bytes = new Uint8Array(1024)
  const file = { _: 'inputFile', id: fileId, parts: 1, name: 'a.bin', md5_checksum: '' } as const
  const attributes: Type<'DocumentAttribute'>[] = [
    { _: 'documentAttributeFilename', file_name: 'a.bin' },
    { _: 'documentAttributeVideo', duration: 1.5, w: 10, h: 10, supports_streaming: true },
  ]
  const uploaded = {
    _: 'inputMediaUploadedDocument',
    file,
    thumb: file,
    mime_type: 'video/mp4',
    attributes,
  } as const
  const existing = { _: 'inputMediaDocument', id: { _: 'inputDocument', ...document } } as const
  const location = { _: 'inputDocumentFileLocation', ...document, thumb_size: '' } as const
  const window = {
    offset_id: messageId,
    offset_date: 0,
    add_offset: -3,
    limit: 20,
    max_id: 0,
    min_id: 0,
    hash: 0n,
  }
  const entities: Type<'MessageEntity'>[] = [
    { _: 'messageEntityBold', offset: 0, length: 2 },
    { _: 'messageEntityTextUrl', offset: 2, length: 3, url: 'http://127.0.0.1/' },
    { _: 'inputMessageEntityMentionName', offset: 0, length: 5, user_id: { _: 'inputUserSelf' } },
  ]
  const reply_to = { _: 'inputReplyToMessage', reply_to_msg_id: messageId, quote_text: 'a' } as const
  const self = { _: 'inputPeerSelf' } as const
  return [
    { _: 'upload.saveFilePart', file_id: 7n, file_part: 3, bytes },
    { _: 'upload.saveBigFilePart', file_id: 8n, file_part: 3, file_total_parts: 9, bytes },
    { _: 'upload.saveBigFilePart', file_id: 9n, file_part: 0, file_total_parts: -1, bytes },
    { _: 'upload.getFile', location, offset: 0n, limit: 4096 },
    { _: 'upload.getFile', location, offset: 1024n, limit: 1024, precise: true },
    { _: 'messages.sendMedia', peer: self, media: uploaded, message: 'words', entities, random_id },
    { _: 'messages.sendMedia', peer, media: existing, message: '', reply_to, random_id },
    { _: 'messages.uploadMedia', peer: self, media: uploaded },
    {
      _: 'messages.sendMultiMedia',
      peer: self,
      multi_media: [1n, 2n].map((n) => ({
        _: 'inputSingleMedia',
        media: existing,
        random_id: random_id + n,
        message: '',
      })),
    },
    { _: 'messages.sendMessage', peer: self, message: 'some words', entities, reply_to, random_id },
    { _: 'messages.editMessage', peer: self, id: messageId, message: 'other words', media: existing },
    {
      _: 'messages.forwardMessages',
      from_peer: self,
      id: [messageId],
      random_id: [random_id],
      to_peer: peer,
    },
    { _: 'messages.getHistory', peer: self, ...window },
    {
      _: 'messages.search',
      peer,
      q: 'word',
      filter: { _: 'inputMessagesFilterDocument' },
      min_date: 0,
      max_date: 0,
      ...window,
    },
    { _: 'messages.getDialogs', offset_date: 0, offset_id: 0, offset_peer: peer, limit: 20, hash: 0n },
    { _: 'messages.getPeerDialogs', peers: [{ _: 'inputDialogPeer', peer }] },
    { _: 'messages.getMessages', id: [{ _: 'inputMessageID', id: messageId }] },
    { _: 'messages.deleteMessages', id: [2 ** 31 - 5], revoke: true },
    { _: 'messages.readHistory', peer, max_id: messageId },
    { _: 'messages.setTyping', peer, action: { _: 'sendMessageUploadDocumentAction', progress: 3 } },
    { _: 'updates.getDifference', pts: 1, date: 1, qts: 0, pts_total_limit: 1000 },
    { _: 'users.getUsers', id: [{ _: 'inputUserSelf' }, { _: 'inputUser', user_id: 5n, access_hash: 7n }] },
    { _: 'contacts.importContacts', contacts: [contact('9996621001'), contact('+1')] },
    { _: 'contacts.search', q: 'some', limit: 10 },
    { _: 'account.updateProfile', first_name: 'Some', last_name: 'Body', about: 'words' },
    { _: 'account.updateUsername', username: 'some_body' },
    { _: 'auth.exportAuthorization', dc_id: 2 },
    { _: 'auth.importAuthorization', id: 5n, bytes: new Uint8Array(40) },
    { _: 'auth.importBotAuthorization', api_id: 1, api_hash: 'a', flags: 0, bot_auth_token: '1:abc' },
    {
      _: 'auth.bindTempAuthKey',
      perm_auth_key_id: 5n,
      nonce: 7n,
      expires_at: 2 ** 31 - 1,
      encrypted_message: new Uint8Array(104),
    },
  ]
}

/** What a client that has no login yet may ask for. */
export function requestsBeforeLogin(): readonly AnyRequest[] {
  const phone_number = '9996621999'
  return [
    { _: 'auth.sendCode', phone_number, api_id: 1, api_hash: 'a', settings: { _: 'codeSettings' } },
    { _: 'auth.signIn', phone_number, phone_code_hash: 'abc', phone_code: '11111' },
    { _: 'auth.signUp', phone_number, phone_code_hash: 'abc', first_name: 'A', last_name: 'B' },
    { _: 'auth.resendCode', phone_number, phone_code_hash: 'abc' },
    { _: 'auth.importAuthorization', id: 5n, bytes: new Uint8Array(40) },
    { _: 'auth.importBotAuthorization', api_id: 1, api_hash: 'a', flags: 0, bot_auth_token: '1:abc' },
    { _: 'auth.checkPassword', password: { _: 'inputCheckPasswordEmpty' } },
    { _: 'help.getConfig' },
    { _: 'help.getAppConfig', hash: 0 },
    { _: 'langpack.getDifference', lang_pack: 'a', lang_code: 'en', from_version: 0 },
    { _: 'messages.getHistory', ...history },
    { _: 'upload.saveFilePart', file_id: 7n, file_part: 3, bytes: new Uint8Array(1024) },
  ]
}

const history = {
  peer: { _: 'inputPeerSelf' },
  offset_id: 0,
  offset_date: 0,
  add_offset: 0,
  limit: 1,
  max_id: 0,
  min_id: 0,
  hash: 0n,
} as const

/** What invented requests find useful. */
export function hintsOf(belongings: Belongings): Hints {
  const { peer, document, photo, fileId, messageId, chatId, channel } = belongings
  const file: TlObject = { _: 'inputFile', ...{ id: fileId, parts: 1, name: 'a', md5_checksum: '' } }
  return {
    InputPeer: [
      { _: 'inputPeerSelf' },
      peer,
      { _: 'inputPeerChat', chat_id: chatId },
      { _: 'inputPeerChannel', ...channel },
    ],
    InputChannel: [{ _: 'inputChannel', ...channel }],
    InputPhoto: [{ _: 'inputPhoto', ...photo }],
    InputStickerSet: [belongings.stickerSet],
    chat_id: [chatId],
    emoji_id: [belongings.emojiId],
    background_colors: [[0xff0000], [0xff, 0xff00, 0xff0000]],
    InputUser: [{ _: 'inputUserSelf' }],
    InputDocument: [{ _: 'inputDocument', ...document }],
    InputFile: [file, imageOf(belongings)],
    InputFileLocation: [
      { _: 'inputDocumentFileLocation', ...document, thumb_size: '' },
      ...locationsOf(belongings),
    ],
    InputMedia: [
      { _: 'inputMediaDocument', id: { _: 'inputDocument', ...document } },
      { _: 'inputMediaUploadedDocument', file, mime_type: '', attributes: [] },
      { _: 'inputMediaPhoto', id: { _: 'inputPhoto', ...photo } },
      { _: 'inputMediaUploadedPhoto', file: imageOf(belongings) },
    ],
    message: ['some words'],
    reply_to_msg_id: [messageId],
    offset_id: [messageId, 0],
    pts: [1, 2],
    limit: [1, 20, 100],
  }
}

function contact(phone: string): Type<'InputContact'> {
  return { _: 'inputPhoneContact', client_id: 1n, phone, first_name: 'A', last_name: 'B' }
}
