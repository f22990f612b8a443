// AES and SHA-256 by the instructions that x86 processors have for them. They take the same time whatever the data.
#include "instructions.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <cpuid.h>

#define AES __attribute__((target("aes,ssse3,sse4.1")))
#define EACH_LANE _Pragma("GCC unroll 8") for (int k = 0; k < n; k++)

AES static inline __m128i expand_even(__m128i key, __m128i assist) {
  key = _mm_xor_si128(key, _mm_slli_si128(key, 4));
  key = _mm_xor_si128(key, _mm_slli_si128(key, 4));
  key = _mm_xor_si128(key, _mm_slli_si128(key, 4));
  return _mm_xor_si128(key, _mm_shuffle_epi32(assist, 0xff));
}

AES static inline __m128i expand_odd(__m128i key, __m128i before) {
  __m128i assist = _mm_aeskeygenassist_si128(before, 0);
  key = _mm_xor_si128(key, _mm_slli_si128(key, 4));
  key = _mm_xor_si128(key, _mm_slli_si128(key, 4));
  key = _mm_xor_si128(key, _mm_slli_si128(key, 4));
  return _mm_xor_si128(key, _mm_shuffle_epi32(assist, 0xaa));
}

AES static int begin(ige_lane *lane, const uint8_t key[32], int decrypt) {
  __m128i keys[15];
  keys[0] = _mm_loadu_si128((const __m128i *)key);
  keys[1] = _mm_loadu_si128((const __m128i *)(key + 16));
#define EXPAND(i, rcon)                                                                      \
  keys[i] = expand_even(keys[(i) - 2], _mm_aeskeygenassist_si128(keys[(i) - 1], rcon));      \
  if ((i) < 14) keys[(i) + 1] = expand_odd(keys[(i) - 1], keys[i]);
  EXPAND(2, 0x01)
  EXPAND(4, 0x02)
  EXPAND(6, 0x04)
  EXPAND(8, 0x08)
  EXPAND(10, 0x10)
  EXPAND(12, 0x20)
  EXPAND(14, 0x40)
#undef EXPAND
  for (int round = 0; round < 15; round++) {
    __m128i made = decrypt ? keys[14 - round] : keys[round];
    // "the equivalent inverse cipher" (FIPS 197, 5.3.5) wants the inner keys transformed.
    if (decrypt && round > 0 && round < 14) made = _mm_aesimc_si128(made);
    _mm_store_si128((__m128i *)lane->round_keys[round], made);
  }
  volatile __m128i *secret = keys;
  for (int i = 0; i < 15; i++) secret[i] = _mm_setzero_si128();
  return 1;
}

static void end(ige_lane *lane) { (void)lane; }

AES __attribute__((always_inline)) static inline void ige_lanes(
    ige_lane *const lanes[], size_t bytes, const int n, const int decrypt) {
  __m128i cipher[MOST_LANES], plain[MOST_LANES], block[MOST_LANES], in[MOST_LANES];
  uint8_t *at[MOST_LANES];
  EACH_LANE {
    cipher[k] = _mm_load_si128((const __m128i *)lanes[k]->cipher);
    plain[k] = _mm_load_si128((const __m128i *)lanes[k]->plain);
    at[k] = lanes[k]->at;
  }
  for (size_t done = 0; done < bytes; done += 16) {
    EACH_LANE {
      in[k] = _mm_loadu_si128((const __m128i *)(at[k] + done));
      block[k] = _mm_xor_si128(in[k], decrypt ? plain[k] : cipher[k]);
      block[k] = _mm_xor_si128(block[k], *(const __m128i *)lanes[k]->round_keys[0]);
    }
    _Pragma("GCC unroll 13") for (int round = 1; round < 14; round++) {
      EACH_LANE {
        const __m128i key = *(const __m128i *)lanes[k]->round_keys[round];
        block[k] = decrypt ? _mm_aesdec_si128(block[k], key) : _mm_aesenc_si128(block[k], key);
      }
    }
    EACH_LANE {
      const __m128i key = *(const __m128i *)lanes[k]->round_keys[14];
      block[k] = decrypt ? _mm_aesdeclast_si128(block[k], key) : _mm_aesenclast_si128(block[k], key);
      block[k] = _mm_xor_si128(block[k], decrypt ? cipher[k] : plain[k]);
      _mm_storeu_si128((__m128i *)(at[k] + done), block[k]);
      cipher[k] = decrypt ? in[k] : block[k];
      plain[k] = decrypt ? block[k] : in[k];
    }
  }
  EACH_LANE {
    _mm_store_si128((__m128i *)lanes[k]->cipher, cipher[k]);
    _mm_store_si128((__m128i *)lanes[k]->plain, plain[k]);
    lanes[k]->at = at[k] + bytes;
    lanes[k]->left -= bytes;
  }
}

#define IGE(n, name, decrypt)                                                 \
  AES static void name##_##n(ige_lane *const lanes[], size_t bytes) {         \
    ige_lanes(lanes, bytes, n, decrypt);                                      \
  }
#define IGE_BOTH(n) IGE(n, encrypt, 0) IGE(n, decrypt, 1)
IGE_BOTH(1) IGE_BOTH(2) IGE_BOTH(3) IGE_BOTH(4) IGE_BOTH(5) IGE_BOTH(6) IGE_BOTH(7) IGE_BOTH(8)

typedef void (*ige_function)(ige_lane *const lanes[], size_t bytes);
static const ige_function functions[2][MOST_LANES] = {
    {encrypt_1, encrypt_2, encrypt_3, encrypt_4, encrypt_5, encrypt_6, encrypt_7, encrypt_8},
    {decrypt_1, decrypt_2, decrypt_3, decrypt_4, decrypt_5, decrypt_6, decrypt_7, decrypt_8},
};

static void ige(ige_lane *const lanes[], int count, size_t bytes, int decrypt) {
  functions[decrypt != 0][count - 1](lanes, bytes);
}

// Eight at a time: blocks that do not wait for each other keep the processor busy.
AES static void encrypt_blocks(const ige_lane *keys, uint8_t *blocks, size_t count) {
  const __m128i *round_keys = (const __m128i *)keys->round_keys;
  for (size_t first = 0; first < count; first += 8) {
    const int n = count - first < 8 ? (int)(count - first) : 8;
    __m128i block[8];
    for (int k = 0; k < n; k++)
      block[k] = _mm_xor_si128(_mm_loadu_si128((const __m128i *)(blocks + 16 * (first + k))), round_keys[0]);
    for (int k = n; k < 8; k++) block[k] = round_keys[0];
    for (int round = 1; round < 14; round++) {
      _Pragma("GCC unroll 8") for (int k = 0; k < 8; k++) block[k] = _mm_aesenc_si128(block[k], round_keys[round]);
    }
    for (int k = 0; k < n; k++)
      _mm_storeu_si128((__m128i *)(blocks + 16 * (first + k)), _mm_aesenclast_si128(block[k], round_keys[14]));
  }
}

static const uint32_t initial[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

const _Alignas(16) uint32_t sha_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static void sha_begin(sha_state *state) {
  for (int i = 0; i < 8; i++) state->h[i] = initial[i];
}

SHA_INLINE void sha_lanes(
    sha_state *const states[], const uint8_t *const data[], size_t blocks, const int n) {
  sha_registers now[2];
  EACH_LANE now[k] = sha_load(states[k]);
  for (size_t block = 0; block < blocks; block++) {
    sha_registers before[2];
    __m128i w[2][4];
    EACH_LANE before[k] = now[k];
    _Pragma("GCC unroll 16") for (int g = 0; g < 16; g++) {
      EACH_LANE sha_four_rounds(&now[k], w[k], data[k] + 64 * block, g);
    }
    EACH_LANE now[k] = sha_add(now[k], before[k]);
  }
  EACH_LANE sha_store(states[k], now[k]);
}

SHA static void sha_one(sha_state *const states[], const uint8_t *const data[], size_t blocks) {
  sha_lanes(states, data, blocks, 1);
}

SHA static void sha_two(sha_state *const states[], const uint8_t *const data[], size_t blocks) {
  sha_lanes(states, data, blocks, 2);
}

static void sha_blocks(
    sha_state *const states[], const uint8_t *const data[], int count, size_t blocks) {
  if (count == 2) sha_two(states, data, blocks);
  else sha_one(states, data, blocks);
}

static int processor_has_both(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return 0;
  const int aes = (c & bit_AES) && (c & bit_SSSE3) && (c & bit_SSE4_1);
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
  return aes && (b & bit_SHA);
}

static const backend with_instructions = {
    "AES-NI, SHA-NI", MOST_LANES, begin, end, ige, encrypt_blocks, sha_begin, sha_blocks, NULL,
};

const backend *instructions_backend(void) {
  return processor_has_both() ? &with_instructions : NULL;
}

static const backend with_more_registers = {
    "AES-NI, SHA-NI, AVX-512", MOST_LANES, begin, end, ige, encrypt_blocks, sha_begin, sha_blocks, decrypt_and_hash,
};

const backend *more_registers_backend(void) {
  return processor_has_both() && processor_has_more_registers() ? &with_more_registers : NULL;
}

#else

const backend *instructions_backend(void) { return NULL; }
const backend *more_registers_backend(void) { return NULL; }

#endif
