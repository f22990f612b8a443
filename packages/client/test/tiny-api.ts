import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, MethodName, Request, TlObject, Type } from '@longshore/protocol/schema/api'
import { apiCodec, NEWEST_LAYER } from '@longshore/protocol/schema/codec'
import { TlWriter } from '@longshore/protocol/tl/writer'
import type { Answer, Caller, Dispatcher } from '@longshore/server/session/dispatcher'
import { FileServer } from './file-server.ts'

/**
 * Just enough of an API to sign in, send a file and get it back, behind the real sessions of the server. It insists on
 * initConnection, as the real one does.
 */
export class TinyApi implements Dispatcher {
  readonly files = new FileServer()
  /** Methods in the order they were carried out, with the session they came by. */
  readonly carriedOut: { method: string; sessionId: bigint; authKeyId: bigint }[] = []
  /** Thrown instead of an answer, as long as it returns something. */
  fail: (method: string) => Error | undefined = () => undefined
  readonly #dcId: number
  readonly #sent = new Map<bigint, Constructor<'message'>>()

  constructor(dcId: number) {
    this.#dcId = dcId
  }

  async dispatch(body: Uint8Array, caller: Caller): Promise<Answer> {
    const request = await unwrapped(body, caller)
    if (caller.layer === 0) throw new RpcError('CONNECTION_NOT_INITED')
    const { sessionId, authKeyId } = caller
    this.carriedOut.push({ method: request._, sessionId, authKeyId })
    const failure = this.fail(request._)
    if (failure) throw failure
    const writer = new TlWriter()
    apiCodec.writeResult(writer, request._, await this.#answer(request, caller), NEWEST_LAYER)
    return { body: writer.finish(), compressible: !request._.startsWith('upload.') }
  }

  async #answer(request: Request<MethodName>, caller: Caller): Promise<unknown> {
    switch (request._) {
      case 'help.getConfig':
        return config(this.#dcId)
      case 'help.getAppConfig':
        return { _: 'help.appConfig', hash: 1, config: { _: 'jsonObject', value: [] } }
      case 'auth.sendCode':
        return { _: 'auth.sentCode', type: { _: 'auth.sentCodeTypeApp', length: 5 }, phone_code_hash: 'hash' }
      case 'auth.signIn':
        if (request.phone_code !== '22222') throw new RpcError('PHONE_CODE_INVALID')
        return await signedIn(caller)
      case 'auth.importAuthorization':
      case 'auth.importBotAuthorization':
        return await signedIn(caller)
      case 'auth.exportAuthorization':
        return { _: 'auth.exportedAuthorization', id: user.id, bytes: new Uint8Array(16) }
      case 'auth.logOut':
        await caller.setUser(undefined)
        return { _: 'auth.loggedOut' }
      default:
    }
    if (caller.userId === undefined) throw new RpcError('AUTH_KEY_UNREGISTERED')
    switch (request._) {
      case 'messages.sendMedia':
        caller.receivesUpdates = true
        return this.#send(request)
      case 'messages.getMessages':
        return {
          _: 'messages.messages',
          messages: [...this.#sent.values()],
          topics: [],
          chats: [],
          users: [],
        }
      default: {
        const { _: method, ...params } = request
        return await this.files.call(method, params as never)
      }
    }
  }

  #send(request: Request<'messages.sendMedia'>): Type<'Updates'> {
    const { media, random_id } = request
    if (media._ !== 'inputMediaUploadedDocument') throw new RpcError('MEDIA_INVALID')
    const message = this.#sent.get(random_id) ?? this.#store(request.message, media)
    this.#sent.set(random_id, message)
    return {
      _: 'updates',
      updates: [
        { _: 'updateMessageID', id: message.id, random_id },
        { _: 'updateNewMessage', message, pts: 1, pts_count: 1 },
      ],
      users: [],
      chats: [],
      date: 0,
      seq: 0,
    }
  }

  #store(text: string, media: Constructor<'inputMediaUploadedDocument'>): Constructor<'message'> {
    this.files.contents = this.files.finish(media.file)
    const document: Constructor<'document'> = {
      _: 'document',
      id: 1n,
      access_hash: 2n,
      file_reference: Uint8Array.of(3),
      date: 0,
      mime_type: media.mime_type,
      size: BigInt(this.files.contents.length),
      dc_id: this.#dcId,
      attributes: media.attributes,
    }
    return {
      _: 'message',
      id: this.#sent.size + 1,
      peer_id: { _: 'peerUser', user_id: user.id },
      date: 0,
      message: text,
      media: { _: 'messageMediaDocument', document },
    }
  }
}

export const user: Constructor<'user'> = {
  _: 'user',
  self: true,
  id: 4242n,
  access_hash: 1n,
  first_name: 'Ada',
}

async function signedIn(caller: Caller): Promise<Constructor<'auth.authorization'>> {
  await caller.setUser(user.id)
  return { _: 'auth.authorization', user }
}

async function unwrapped(body: Uint8Array, caller: Caller): Promise<Request<MethodName>> {
  const request = apiCodec.readExact(body) as TlObject & {
    query?: Uint8Array
    layer?: number
    api_id?: number
  }
  if (request.query === undefined) return request as Request<MethodName>
  if (request.layer !== undefined) await caller.setLayer(request.layer)
  return await unwrapped(request.query, caller)
}

function config(dcId: number): Constructor<'config'> {
  return {
    _: 'config',
    date: 0,
    expires: 3600,
    test_mode: false,
    this_dc: dcId,
    dc_options: [],
    dc_txt_domain_name: '',
    chat_size_max: 200,
    megagroup_size_max: 200_000,
    forwarded_count_max: 100,
    online_update_period_ms: 210_000,
    offline_blur_timeout_ms: 5000,
    offline_idle_timeout_ms: 30_000,
    online_cloud_timeout_ms: 300_000,
    notify_cloud_delay_ms: 30_000,
    notify_default_delay_ms: 1500,
    push_chat_period_ms: 60_000,
    push_chat_limit: 2,
    edit_time_limit: 172_800,
    revoke_time_limit: 2_147_483_647,
    revoke_pm_time_limit: 2_147_483_647,
    rating_e_decay: 2_419_200,
    stickers_recent_limit: 200,
    channels_read_media_period: 604_800,
    call_receive_timeout_ms: 20_000,
    call_ring_timeout_ms: 90_000,
    call_connect_timeout_ms: 30_000,
    call_packet_timeout_ms: 10_000,
    me_url_prefix: 'https://t.me/',
    caption_length_max: 1024,
    message_length_max: 4096,
    webfile_dc_id: dcId,
  }
}
