import assert from 'node:assert/strict'
import { test } from 'node:test'
import { portableCrypto } from '../../crypto/portable/portable-crypto.ts'
import { nodeCrypto } from '../../node/crypto.ts'
import { formatPublicKeyPem, parsePublicKeyPem, rsaPublicKey } from './rsa.ts'
import { serverKey } from './support.test.ts'

/** One of Telegram's own keys, with the fingerprint that mtproto/samples-auth_key shows for it. */
const telegram = {
  n: BigInt(
    '29379598170669337022986177149456128565388431120058863768162556424047512191330847455146576344487764408661701890505066208632169112269581063774293102577308490531282748465986139880977280302242772832972539403531316010870401287642763009136156734339538042419388722777357134487746169093539093850251243897188928735903389451772730245253062963384108812842079887538976360465290946139638691491496062099570836476454855996319192747663615955633778034897140982517446405334423701359108810182097749467210509584293428076654573384828809574217079944388301239431309115013843331317877374435868468779972014486325557807783825502498215169806323',
  ),
  e: 65537n,
  fingerprint: BigInt.asIntN(64, 0xd09d1d85de64fd85n),
}

for (const crypto of [nodeCrypto, portableCrypto]) {
  test(`${crypto.name}: the fingerprint of Telegram's key`, () => {
    assert.deepEqual(rsaPublicKey(crypto, telegram.n, telegram.e), telegram)
  })
}

test('a key survives PEM', () => {
  for (const { n, e, fingerprint } of [telegram, serverKey]) {
    const pem = formatPublicKeyPem({ n, e })
    assert.match(
      pem,
      /^-----BEGIN RSA PUBLIC KEY-----\n([A-Za-z0-9+/]{64}\n)+[A-Za-z0-9+/=]{1,64}\n-----END RSA PUBLIC KEY-----\n$/,
    )
    assert.deepEqual(parsePublicKeyPem(nodeCrypto, `a line before\n${pem}and one after`), {
      n,
      e,
      fingerprint,
    })
    assert.deepEqual(parsePublicKeyPem(nodeCrypto, pem.replaceAll('\n', '\r\n')), { n, e, fingerprint })
  }
})

const refused: [string, string][] = [
  ['nothing', ''],
  ['another kind of key', formatPublicKeyPem(telegram).replaceAll('RSA PUBLIC', 'PUBLIC')],
  ['a key that is cut', formatPublicKeyPem(telegram).replace(/AB\n-----END/, '\n-----END')],
  ['something else than numbers', '-----BEGIN RSA PUBLIC KEY-----\nMAA=\n-----END RSA PUBLIC KEY-----'],
  ['what is not base64', '-----BEGIN RSA PUBLIC KEY-----\nA\n-----END RSA PUBLIC KEY-----'],
  ['a key of 1024 bits', formatPublicKeyPem({ n: telegram.n >> 1024n, e: 65537n })],
  ['a key of 2047 bits', formatPublicKeyPem({ n: telegram.n >> 1n, e: 65537n })],
]

for (const [name, pem] of refused) {
  test(`refuses ${name}`, () => assert.throws(() => parsePublicKeyPem(nodeCrypto, pem), RangeError))
}
