/** An address of a data center, as help.getConfig tells it. */
export interface DcAddress {
  readonly id: number
  readonly ipAddress: string
  readonly port: number
  readonly ipv6?: boolean | undefined
  /** For files only; the authorization keys of the data center hold there too. */
  readonly mediaOnly?: boolean | undefined
  readonly cdn?: boolean | undefined
}

/** What the API tells clients about this network. */
export interface ApiConfig {
  readonly dcId: number
  /** All data centers. */
  readonly dcOptions: readonly DcAddress[]
  /** What clients take for a network of test servers: they log an error when they expected the other kind. */
  readonly testMode: boolean
  /** See `LoginOptions`. */
  readonly testAccounts: boolean
  readonly signUp: boolean
  /** Words of the operator for clients, in a `.strings` file. */
  readonly languagePack?: string | undefined
  /** Parts one file may have: upload_max_fileparts_default and upload_max_fileparts_premium. */
  readonly maxFileParts: { readonly default: number; readonly premium: number }
}
