import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Request, Result } from '@longshore/protocol/schema/api'
import { ConnectionError, TransportRefusal } from '../connection/connection-error.ts'
import type { Invocation } from '../rpc/middleware.ts'
import { orAborted } from '../time/abort.ts'
import type { Addresses } from './addresses.ts'
import { type ConnectionName, DataCenter, type DataCenterOptions } from './data-center.ts'

/** All data centers a client talks to, each opened when it is first needed. */
export class DataCenters {
  readonly #options: DataCenterOptions
  readonly #addresses: Addresses
  readonly #open = new Map<number, Promise<DataCenter>>()
  readonly #importing = new Map<number, Promise<void>>()
  readonly #stop = new AbortController()

  constructor(options: DataCenterOptions, addresses: Addresses) {
    this.#options = options
    this.#addresses = addresses
  }

  /** Calls a method where the invocation says, else where the account lives. */
  async invoke({ request, dcId, connection, signal }: Invocation): Promise<unknown> {
    const home = this.#options.sessionState.session.homeDc
    const id = dcId ?? home
    const dataCenter = this.#dataCenter(id)
    try {
      return await (await orAborted(dataCenter, signal)).call(request, { connection, signal })
    } catch (error) {
      if (isKeyUnknown(error)) await orAborted(this.#forgetKey(id, dataCenter, error), signal)
      else if (id !== home && isUnauthorised(error)) await orAborted(this.#importAuthorization(id), signal)
      else {
        if (id === home && isSignedOut(error)) await this.#forgetUser()
        throw error
      }
    }
    return await (await orAborted(this.#dataCenter(id), signal)).call(request, { connection, signal })
  }

  /** Ends a connection that is not needed any more; calls that wait on it fail with the reason. */
  async closeConnection(dcId: number, name: ConnectionName, reason: Error): Promise<void> {
    const dataCenter = await this.#open.get(dcId)?.catch(() => undefined)
    await dataCenter?.closeConnection(name, reason)
  }

  async close(): Promise<void> {
    this.#stop.abort(new ConnectionError('the client was closed'))
    const opened = await Promise.allSettled(this.#open.values())
    await Promise.all(opened.map((dc) => (dc.status === 'fulfilled' ? dc.value.close() : undefined)))
  }

  #dataCenter(id: number): Promise<DataCenter> {
    const known = this.#open.get(id)
    if (known !== undefined) return known
    const opening = this.#openDataCenter(id)
    this.#open.set(id, opening)
    // The next call tries again.
    opening.catch(() => this.#open.delete(id))
    return opening
  }

  async #openDataCenter(id: number): Promise<DataCenter> {
    this.#stop.signal.throwIfAborted()
    return await DataCenter.open(this.#options, this.#addresses.of(id), this.#stop.signal)
  }

  /**
   * The server no longer knows the key (-404): nothing can be called under it ever again. The next call makes a new
   * one; where the account lives, that means signing in again.
   */
  async #forgetKey(id: number, dataCenter: Promise<DataCenter>, refusal: TransportRefusal): Promise<void> {
    // Another call has found out before.
    if (this.#open.get(id) !== dataCenter) return
    this.#open.delete(id)
    const { sessionState, isHome } = this.#options
    await sessionState.forgetKey(id)
    if (isHome(id)) await sessionState.setUser(undefined)
    // All that wait there are told the same: they too are to be called again, or to learn that nobody is signed in.
    await (await dataCenter).close(refusal)
  }

  /** The server has ended the sign-in, for instance from another device: the key stays, the user has to sign in again. */
  async #forgetUser(): Promise<void> {
    const { sessionState } = this.#options
    if (sessionState.session.userId !== undefined) await sessionState.setUser(undefined)
  }

  /** Makes the account known to a data center it does not live in (api/datacenter, "Authorization transfer"). */
  #importAuthorization(id: number): Promise<void> {
    const known = this.#importing.get(id)
    if (known !== undefined) return known
    const importing = this.#transferAuthorization(id).finally(() => this.#importing.delete(id))
    this.#importing.set(id, importing)
    return importing
  }

  async #transferAuthorization(id: number): Promise<void> {
    const home = await this.#dataCenter(this.#options.sessionState.session.homeDc)
    const exporting: Request<'auth.exportAuthorization'> = { _: 'auth.exportAuthorization', dc_id: id }
    const exported = (await home.call(exporting)) as Result<'auth.exportAuthorization'>
    const there = await this.#dataCenter(id)
    const importing: Request<'auth.importAuthorization'> = {
      _: 'auth.importAuthorization',
      id: exported.id,
      bytes: exported.bytes,
    }
    await there.call(importing)
  }
}

function isKeyUnknown(error: unknown): error is TransportRefusal {
  return error instanceof TransportRefusal && error.code === -404
}

function isUnauthorised(error: unknown): boolean {
  return error instanceof RpcError && error.is('AUTH_KEY_UNREGISTERED')
}

function isSignedOut(error: unknown): boolean {
  return isUnauthorised(error) || (error instanceof RpcError && error.is('SESSION_REVOKED'))
}
