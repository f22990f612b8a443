import type { Type } from '@longshore/protocol/schema/api'
import type { DcAddress } from '../connection/byte-stream.ts'
import { ConnectionError } from '../connection/connection-error.ts'

/** Where data centers listen: what the program said first, then what help.getConfig says of all others. */
export class Addresses {
  readonly #given: readonly DcAddress[]
  readonly #learned = new Map<number, DcAddress>()

  constructor(given: readonly DcAddress[]) {
    this.#given = given
  }

  learn({ dc_options, test_mode: test }: Type<'Config'>): void {
    for (const { id, ip_address, port, cdn, media_only, tcpo_only, ipv6 } of dc_options) {
      if (!cdn && !media_only && !tcpo_only && !ipv6)
        this.#learned.set(id, { id, host: ip_address, port, test })
    }
  }

  /** @throws {ConnectionError} for a data center nobody has told of */
  of(dcId: number): DcAddress {
    const address = this.#given.find(({ id }) => id === dcId) ?? this.#learned.get(dcId)
    if (address === undefined) throw new ConnectionError(`no address is known for data center ${dcId}`)
    return address
  }
}
