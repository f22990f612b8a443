import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bigIntOf, bytesOfBigInt } from '../../crypto/bytes.ts'
import { portableCrypto } from '../../crypto/portable/portable-crypto.ts'
import { nodeCrypto } from '../../node/crypto.ts'
import { authKeyOf } from '../message/auth-key.ts'
import { sealPlain } from '../message/plain-message.ts'
import { checkDhParameters, checkDhValue, DH_PRIME } from './dh-parameters.ts'
import { encodeMtproto, readPlainBody } from './mtproto-object.ts'
import { newNonceHash } from './outcome.ts'
import { factorize } from './proof-of-work.ts'
import { TemporaryCipher } from './temporary-cipher.ts'

// The numbers of mtproto/samples-auth_key as it stood in February 2024.

const nonce = unhex('406709f612fadfbec3f0289d0aa67eef')
const serverNonce = unhex('e11dbc3bc97d91a26154f932af019943')
const newNonce = unhex('a8bbc849512dac6c67b6efd9157d6ca7377a1776307d84265c6be9bdcf802ac1')
const pq = 2694724800268887959n

const requestPayload = '0000000000000000d4720600503dc56514000000f18e7ebe406709f612fadfbec3f0289d0aa67eef'
const resPq = `632416 05 406709f612fadfbec3f0289d0aa67eef e11dbc3bc97d91a26154f932af019943 08256595edb7766797000000
  15c4b51c 03000000 a5b7f709355fc30b 216be86c022bb4c3 85fd64de851d9dd0`
const innerData = `955ff5a9 08256595edb7766797000000 045a300d4b000000 046a26db65000000 406709f612fadfbec3f0289d0aa67eef
  e11dbc3bc97d91a26154f932af019943 a8bbc849512dac6c67b6efd9157d6ca7377a1776307d84265c6be9bdcf802ac1 02000000`
const encryptedAnswer = `
  6ad7dd5d8b2526c761abe50e93c82a6f331b1eae0ad011893da976e3771d4aa45209d234fea65642985386b817bf8980f517f6d32dbeb47e
  34534556f950ddf960db721a48480231619161112682c6046d5629c71cd1ec8061dfcdd704703ec7a8aebdcbd159579fc8886d9fa51e009a
  f49b5ab90c7628eb81c9788a2eb6ac0e757a7debe3d949f80a990bedb4d2dbae43f00328b82f4d8fc83a9b9cfeef467e1593bb4579ee3241
  2f167a780cfa517650bd0eb51cbfb50e3afe978839466131fcd956711e63614f006a55ed35ed2b1f833c29f4fd7a84f0c8f1c10dfc1a1aaf
  9a8a57108decf206e3968406f0fb25e922df154f497b51527e4834202fab477a137d0a99d1c347196fba10699f52ea56f01ef93829b310a5
  c97db95fd57e64417e526eb920d261157c6e38791bdd5389eeb744e075d952db33a8151207d0ab3c629e30a723a5205f8fa18398937ed271
  4a4e76a5f4512508a4be1b4d6ae46fd156c6f06347af5e07ce49279195133b07cce4bc6775d88f3611180d23c4c70946619ad759ab9f183a
  385ccf9bf19315fadbe8a4fdc748af52df930345909c870de4b48901e9f90e56d74ca534d8e1fe3a35a92a18d676958eb8fc3d82f9cee308
  df2a9e4ccd23ff89ea255b9eedbc3378148879666ffc2e19a431cbb57ae1a010ffe5cb39abf131add9e90bf969a112c435509b78960e0b20
  031c822190841561e8390446227660bbaccf3d53574bfba33bf476e3bdc9eb680aa2a17fd6756f652725ed0313e5eb0fd6a9c8c949eefbe8
  09a89311bf20f40055ca25fd169dc13ee14b315092fde4184638d849682fd862`
const secretB = `
  1376a5a6bf7a9f874b47028f3d5cff0689fd52f58949bb0ee9bacdbe81dd1ced07101844eb6f2ae19e61120b84799431f445785e33a18141
  399821479ae96786e0f4e9c5c6c9e46bf562c21c96b0f8f7438c8caba3dfcb3dd3b886c2a37b95ed804315335c0ddffeb3a278243d89f964
  278bc734d1087d6d4b554c1f78397a414f440e38ba9a4f1211b20ae835437762f81a45fdb035bb2220d939693084b39a3c7be2481309ab9a
  e378eab8bb3a15a69eba80bef683582e2218fa604e823eabd111553d31dbb46b9383a0d8eef615fff9cf266c970800aa28ac5e962d203513
  11a815ffa7562989ca6d6323bf2b5af40ef3f45021b7445664852d07b80172ce`
const sentGB = `
  a215d057bc6648453d68c2f418a38d9d4f4fa47e5d520ac7ebc2adc3b00075090c10a1e9d96a5dda127317f2ddc165c5f6c8c2854648c106
  d0d9df684dae70b0e6021658806245b494b762b1979e8bd597b5cc8e43a80f96ca47fb0765c98d40529f3d94c82113ae32c603aa24411ef8
  b330565a1d66ea6b89c9d4f8affeea397c4b247564215d147b6ad0df7f3fb4499e89e34304531d87448b91967b5bd53093f09386c0f78940
  c1dd6aa7c8667e15857453e6aad275f94cd386468cf49108fb7c54282596a4d0314dce9efed4066a6e072471439aeaaa74157db7dd53f019
  82982534dee8740610ba433bf459b3dfe38674561f31991ce007ba112dda6718`
const padding = unhex('74876952857ba6aaa495a20d')
const encryptedData = `
  14d185e575255986c29be3a0437d525ba22430cba0cd755225945ad3a1acefb536518514f5086892e6e3fa84d1cbb644bc8f7bebcde74e31
  ba8a073f47623ebb6e7d94b3a676a4c1afd4689c52d05f73d21c33f64fe6aeabd04273d9117cd064e467e1f8e6c887bcae4679e0399ad35d
  b1302a80629618f8c8485248d89a4e3568b464ff7b608cbe24b51eeb81b65d76224b62a1669eaa48a99c122e5e8a778e13dd441dc5217516
  0088a498f186a2b99c736fe8c5c3e274d804c629564a0f15ddabc5b449356a7990900652a7432afb1499c7ce09246f6b29006425df292646
  5b04f17c0077b6a336a50e46b675ad5607f05818f84eadec1f4847bf311027e742f8b1e183c01810c4ce964f2a0f36e257849c144c9b0b93
  b4a7a9e57391db0ccb0d757a2b7a77257c8ff55553d66b6e1d45e9d8ca88e5a47b16322ff2ed5f5abe099e7006b2d29c829d746b704130b1`
const agreedKey = `
  aca2547baa3b4b3e6ad9129adee796042fc4acaaaba40dce7a1196640595829e2ba85c5e68e5d2b7b713b28720ccd0e65da3b80cd8a9282b
  de895755b924f4cbbced119dee057d3066d7095c25771a53d9ad6ec3464ee0e7fe1a4d9851f17b6cc7d6e636e0bdea7d66153cf37005835a
  528e65673c1f5adaa27465964ba89aa6fd045108b25b1dc9ab2d979864858c9eacbfa4a399cdbf2154d2cc6743c5caa40683343d80a36c7f
  1289dc5ac5ee585dea1e1cd296444ea6cd8f6c3564b2d355b310a3c02608eea5ec36d38e941bf811489ab7a24c069e44ff54714cb4a45eee
  2f310fddc0a1b08bd3dff8801e27c8508efd7ad51ef3c13ef1d9a02ee4601741`

function unhex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'))
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

test('1: req_pq_multi in its plain message', () => {
  const body = encodeMtproto({ _: 'req_pq_multi', nonce })
  assert.equal(hex(sealPlain(0x65c53d50_000672d4n, body)), requestPayload)
})

test('2: resPQ', () => {
  const answer = readPlainBody(unhex(resPq))
  assert.ok(answer._ === 'resPQ')
  assert.equal(bigIntOf(answer.pq), pq)
  assert.equal(answer.server_public_key_fingerprints[2], BigInt.asIntN(64, 0xd09d1d85de64fd85n))
})

test('3: the factors, of this example and of the one that the page had before', () => {
  assert.deepEqual(factorize(nodeCrypto, pq), { p: 1513098571n, q: 1780931429n })
  assert.deepEqual(factorize(nodeCrypto, 0x17ed48941a08f981n), { p: 0x494c553bn, q: 0x53911073n })
})

test('4: p_q_inner_data_dc', () => {
  const { p, q } = factorize(nodeCrypto, pq)
  const known = { pq: bytesOfBigInt(pq), p: bytesOfBigInt(p), q: bytesOfBigInt(q) }
  const nonces = { nonce, server_nonce: serverNonce, new_nonce: newNonce }
  assert.equal(
    hex(encodeMtproto({ _: 'p_q_inner_data_dc', ...known, ...nonces, dc: 2 })),
    hex(unhex(innerData)),
  )
})

for (const crypto of [nodeCrypto, portableCrypto]) {
  test(`6 to 9, ${crypto.name}: the answer, our half of the secret, the key and its proof`, () => {
    const cipher = new TemporaryCipher(crypto, newNonce, serverNonce)
    const answer = cipher.open(unhex(encryptedAnswer))
    assert.ok(answer._ === 'server_DH_inner_data')
    assert.deepEqual(answer.nonce, nonce)
    assert.equal(answer.g, 3)
    assert.equal(bigIntOf(answer.dh_prime), DH_PRIME)
    assert.equal(answer.server_time, 1707425105)
    const gA = bigIntOf(answer.g_a)
    checkDhParameters(crypto, bigIntOf(answer.dh_prime), answer.g)
    checkDhValue(DH_PRIME, gA)

    const b = bigIntOf(unhex(secretB))
    const gB = bytesOfBigInt(crypto.modPow(3n, b, DH_PRIME), 256)
    assert.equal(hex(gB), hex(unhex(sentGB)))

    const padded = new TemporaryCipher({ ...crypto, randomBytes: () => padding }, newNonce, serverNonce)
    const data = {
      _: 'client_DH_inner_data',
      nonce,
      server_nonce: serverNonce,
      retry_id: 0n,
      g_b: gB,
    } as const
    assert.equal(hex(padded.seal(data)), hex(unhex(encryptedData)))

    const authKey = authKeyOf(crypto, bytesOfBigInt(crypto.modPow(gA, b, DH_PRIME), 256))
    assert.equal(hex(authKey.key), hex(unhex(agreedKey)))
    const proof = newNonceHash(crypto, newNonce, 'dh_gen_ok', authKey.auxHash)
    assert.equal(hex(proof), '1142871352165e59e1124036b48b97d3')
  })
}
