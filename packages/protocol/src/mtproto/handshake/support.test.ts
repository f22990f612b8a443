import type { CryptoProvider } from '../../crypto/provider.ts'
import { seededRandom } from '../../crypto/seeded-random.ts'
import { nodeCrypto } from '../../node/crypto.ts'
import { loadServerKey } from '../../node/rsa-key.ts'
import { type ClientHandshakeOptions, createAuthKey } from './client-flow.ts'
import { encodeMtproto, type MtprotoObject, readPlainBody } from './mtproto-object.ts'
import { type CreatedKey, ServerHandshake } from './server-flow.ts'

// What the tests of the handshake share; this file has none itself.

/** Made for these tests and of no other use. */
export const serverKey = loadServerKey(`-----BEGIN RSA PRIVATE KEY-----
MIIEpAIBAAKCAQEAscTW+I9EJdRE8NmFRCMeCd3tb4tZBqGV5tjQv6eGNrpLoXVI
fDVvCZAUz145aYweTlis2CwDYeuiq5Xp2ZFaSy0qmelBaIGlDVZvk8cSkoMTqAQl
eXnxrN1HNdGfJ7hRe75fgkyAq1nsCqF2crc/nroNMrn/6U/wLxGyld+xifkCjZuU
q5M0SWdXaJ8/m0gW5ssbyzGXd/UmW+Jd4a1HP9INifX/DiLBSUJVVxz0kCPDtgXG
9u7C/szLX/wQiZCEU8MWRmEg0wrymi1d1MnAE5zGTM45n/D5LtF0Qr8M7eEs2bE0
sdVYwSr4Q6q+CzOp/S4eETsO2Wyu6DNBksXOTQIDAQABAoIBAB6sRBtnPO76DVsx
bRkwpgI11L4mYRoPz3mhd4NaOIJA6sPVJMipv5r6zVxqeaWIk8IY8tnp3juLGOpa
V5s+xUGrbWpZIPwTQpNmkqIA+2dkToPzEzQ+okCdfaf/n2KPHyAm3Pvyj1EBlwTO
j02D6OpOV/Ckv09Wh67XcuUBT/TqRJFOj0IOm6vN5Ax2sBwNyxHiLOkAkBDFi3Vw
qfnGwTD1uLcgmoS+czY4Lud26ClEHPPvMYnUbRy4RMlJYjBJ+moYXbSMAQu4lqG7
hwYkQl+wxIm0gVYl+EirxvYehkNM9uUm7KG7eFaaUwmXca7wfWeax+o164ow4Lfi
N3BJYgECgYEA4ruW2JU4xcgUMxRjqUQ9Dy+F7FxqdtQRsJFUVW5hc17bMTNB7wkC
ANTrY87wxA4P3CCm3F258NOiSMUcX91vdFh5TLYynsc7IbzXSZikeKCZpbtRKsVZ
8yR0c2ZJvP8j2XplrswRT9gqbxejZ89b6+/eKq1Pd9R/RJWFEy5TCa0CgYEAyLc7
3sGNGoF4dDxx/4DWKmfqYrSnOlPkRRht/VjtlTiOUmdV8DRgO2nZUVjzyC82oK10
hpoocFfHUWXwufYzHL+MnymiYf7qefguq5sQWWFflD35DM00FQNMcKdzIViGlJ1f
8rruRvv1XEIolksBwJXdlxeKYmdxMrRp6vZnqyECgYBWVMs5KIh3dpmKYYcZGmyN
bbD2sLGxEUqzCoMsDF16ynF3qGbAl5N1sZz3YgJ3BEuxq5Udb2qvckXmo3cMYYpg
qJd3SCC6KG4xiHAJC+AENlKKsmpTeNWpKQZWMmp9VkDWPC6fggBNgKeXqU6E5oW/
rpPPeDI8FGNpP+1twkPH+QKBgQCuYVNooqvevWFTSziXjO2EhifCfcVUDZKi3Sii
FWLEZBByU0j8meSJedrOrAOQhkRlsI0ubDx57ilC9NgCGH4rmdeoaFml3f0E3rRd
byjzHoAVoQoBLz7yip0cur5x2CGEeH3lurZNgZWYA/qTKLNrCEkufctC1zAnp0rm
UhGbQQKBgQCa/RuU6ph2xZ12tIeVDSrhjkRbgwc7CF7s+SM+hWgGJCQhZtGMJIFJ
bhACyxee7GAj65DiTc/PDmQzcGINESQKOWqNq+TRP7ch9h4Pr2CS+DZMbDiv1NlF
gcJaPYwT25rHMGuEhw4SrJsRMPl7gjtWdL89fHq20+Extngh0VvvgQ==
-----END RSA PRIVATE KEY-----`)

/** Unix time in milliseconds. */
export const NOW = 1_700_000_000_250

export function seededCrypto(seed: string, base: CryptoProvider = nodeCrypto): CryptoProvider {
  return { ...base, randomBytes: seededRandom(seed) }
}

/** Remembers powers, which are what takes time, for handshakes that repeat the same numbers. */
export function rememberPowers(crypto: CryptoProvider): CryptoProvider {
  const powers = new Map<string, bigint>()
  return {
    ...crypto,
    modPow(base, exponent, modulus) {
      const question = `${base} ${exponent} ${modulus}`
      const power = powers.get(question) ?? crypto.modPow(base, exponent, modulus)
      powers.set(question, power)
      return power
    },
  }
}

export interface ServerSide {
  crypto?: CryptoProvider
  /** Changes what the client sends before the server gets it, and the answer. `step` counts from 0. */
  request?(body: Uint8Array, step: number): Uint8Array
  reply?(body: Uint8Array, step: number): Uint8Array
  isKeyTaken?(id: bigint): boolean
}

/** Runs both flows against each other in memory. */
export async function agree(
  client: Partial<ClientHandshakeOptions> = {},
  { crypto = seededCrypto('server'), request, reply, isKeyTaken = () => false }: ServerSide = {},
) {
  const server = new ServerHandshake({ crypto, keys: [serverKey], clock: () => NOW, dcId: 2, isKeyTaken })
  let created: CreatedKey | undefined
  let step = 0
  const agreed = await createAuthKey({
    crypto: seededCrypto('client'),
    keys: [serverKey],
    dcId: 2,
    clock: () => NOW,
    async exchange(body) {
      const answer = server.receive(request?.(body, step) ?? body)
      created = answer.created ?? created
      const changed = reply?.(answer.reply, step) ?? answer.reply
      step++
      return changed
    },
    ...client,
  })
  return { agreed, created, steps: step }
}

/** Reads a message, lets `change` alter it, and writes it again. */
export function altered(body: Uint8Array, change: (object: MtprotoObject) => MtprotoObject): Uint8Array {
  return encodeMtproto(change(readPlainBody(body)))
}
