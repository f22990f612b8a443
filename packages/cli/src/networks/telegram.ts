import type { DcInfo, ServerInfo } from '@longshore/server/server-info'

export interface NetworkInfo extends ServerInfo {
  /** `test`: the number of the data center says in the key exchange that it is one of a test network. */
  readonly dcs: readonly (DcInfo & { readonly test?: boolean })[]
}

/**
 * Telegram's own network: the data center a new sign-in begins at, which tells of all others, and the RSA keys that
 * prove it (core.telegram.org/api/datacenter, core.telegram.org/mtproto/auth_key). None of this can be tested offline;
 * that the keys have the fingerprints Telegram announces is.
 */
export const telegram: NetworkInfo = {
  dcs: [{ id: 2, host: '149.154.167.50', port: 443, mediaOnly: false, cdn: false }],
  publicKeys: [
    // d09d1d85de64fd85
    `-----BEGIN RSA PUBLIC KEY-----
MIIBCgKCAQEA6LszBcC1LGzyr992NzE0ieY+BSaOW622Aa9Bd4ZHLl+TuFQ4lo4g
5nKaMBwK/BIb9xUfg0Q29/2mgIR6Zr9krM7HjuIcCzFvDtr+L0GQjae9H0pRB2OO
62cECs5HKhT5DZ98K33vmWiLowc621dQuwKWSQKjWf50XYFw42h21P2KXUGyp2y/
+aEyZ+uVgLLQbRA1dEjSDZ2iGRy12Mk5gpYc397aYp438fsJoHIgJ2lgMv5h7WY9
t6N/byY9Nw9p21Og3AoXSL2q/2IJ1WRUhebgAdGVMlV1fkuOQoEzR7EdpqtQD9Cs
5+bfo3Nhmcyvk5ftB0WkJ9z6bNZ7yxrP8wIDAQAB
-----END RSA PUBLIC KEY-----
`,
  ],
}

/** The network on which applications are tried: its accounts and files are others, and may vanish. */
export const telegramTest: NetworkInfo = {
  dcs: [{ id: 2, host: '149.154.167.40', port: 443, mediaOnly: false, cdn: false, test: true }],
  publicKeys: [
    // b25898df208d2603
    `-----BEGIN RSA PUBLIC KEY-----
MIIBCgKCAQEAyMEdY1aR+sCR3ZSJrtztKTKqigvO/vBfqACJLZtS7QMgCGXJ6XIR
yy7mx66W0/sOFa7/1mAZtEoIokDP3ShoqF4fVNb6XeqgQfaUHd8wJpDWHcR2OFwv
plUUI1PLTktZ9uW2WE23b+ixNwJjJGwBDJPQEQFBE+vfmH0JP503wr5INS1poWg/
j25sIWeYPHYeOrFp/eXaqhISP6G+q2IeTaWTXpwZj4LzXq5YOpk4bYEQ6mvRq7D1
aHWfYmlEGepfaYR8Q0YqvvhYtMte3ITnuSJs171+GDqpdKcSwHnd6FudwGO4pcCO
j4WcDuXc2CTHgH8gFTNhp/Y8/SpDOhvn9QIDAQAB
-----END RSA PUBLIC KEY-----
`,
  ],
}
