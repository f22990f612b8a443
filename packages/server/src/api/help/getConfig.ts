import type { Constructor } from '@longshore/protocol/schema/api'
import { longestCaption, longestMessage } from '../../messages/text-rules.ts'
import type { DcAddress } from '../config.ts'
import type { Handler } from '../handler.ts'

const hour = 3600
const day = 24 * hour
/** "for ever" */
const always = 2 ** 31 - 1

/** The configuration of the network; clients ask again when it expires. */
export const getConfig: Handler<'help.getConfig'> = async (_request, { config, now }) => ({
  _: 'config',
  revoke_pm_inbox: true,
  date: now(),
  expires: now() + hour,
  test_mode: config.testMode,
  this_dc: config.dcId,
  dc_options: addressesOf(config.dcOptions),
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
  edit_time_limit: 2 * day,
  revoke_time_limit: always,
  revoke_pm_time_limit: always,
  rating_e_decay: 2_419_200,
  stickers_recent_limit: 200,
  channels_read_media_period: 7 * day,
  call_receive_timeout_ms: 20_000,
  call_ring_timeout_ms: 90_000,
  call_connect_timeout_ms: 30_000,
  call_packet_timeout_ms: 10_000,
  me_url_prefix: 'https://t.me/',
  caption_length_max: longestCaption,
  message_length_max: longestMessage,
  webfile_dc_id: config.dcId,
})

/** Some clients take the first address with the right id, whatever its flags: plain IPv4 comes first. */
function addressesOf(addresses: readonly DcAddress[]): Constructor<'dcOption'>[] {
  const rank = ({ ipv6, mediaOnly, cdn }: DcAddress): number =>
    (ipv6 ? 1 : 0) + (mediaOnly ? 2 : 0) + (cdn ? 4 : 0)
  return addresses
    .toSorted((a, b) => rank(a) - rank(b))
    .map((address) => ({
      _: 'dcOption',
      ipv6: address.ipv6,
      media_only: address.mediaOnly,
      cdn: address.cdn,
      // Without it clients try ports 443, 80 and 5222 of the address as well.
      this_port_only: true,
      id: address.id,
      ip_address: address.ipAddress,
      port: address.port,
    }))
}
