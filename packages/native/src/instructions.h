// What the files on instructions of x86 processors share.
#ifndef LONGSHORE_INSTRUCTIONS_H
#define LONGSHORE_INSTRUCTIONS_H

#include "backend.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

#define SHA __attribute__((target("sha,ssse3,sse4.1")))
#define SHA_INLINE SHA __attribute__((always_inline)) static inline

// FIPS 180-4, 4.2.2.
extern const uint32_t sha_constants[64];

// A state as the instructions want it.
typedef struct {
  __m128i abef, cdgh;
} sha_registers;

SHA_INLINE sha_registers sha_load(const sha_state *state) {
  const __m128i low = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state->h), 0xb1);
  const __m128i high = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state->h + 4)), 0x1b);
  return (sha_registers){_mm_alignr_epi8(low, high, 8), _mm_blend_epi16(high, low, 0xf0)};
}

SHA_INLINE void sha_store(sha_state *state, sha_registers from) {
  const __m128i feba = _mm_shuffle_epi32(from.abef, 0x1b);
  const __m128i dchg = _mm_shuffle_epi32(from.cdgh, 0xb1);
  _mm_storeu_si128((__m128i *)state->h, _mm_blend_epi16(feba, dchg, 0xf0));
  _mm_storeu_si128((__m128i *)(state->h + 4), _mm_alignr_epi8(dchg, feba, 8));
}

SHA_INLINE sha_registers sha_add(sha_registers a, sha_registers b) {
  return (sha_registers){_mm_add_epi32(a.abef, b.abef), _mm_add_epi32(a.cdgh, b.cdgh)};
}

// Rounds 4g to 4g + 3 of a block. `w` has the sixteen words of the schedule that are needed at the time.
SHA_INLINE void sha_four_rounds(sha_registers *to, __m128i w[4], const uint8_t *block, const int g) {
  if (g < 4) {
    const __m128i order = _mm_set_epi64x(0x0c0d0e0f08090a0bULL, 0x0405060700010203ULL);
    w[g] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(block + 16 * g)), order);
  }
  const __m128i sum = _mm_add_epi32(w[g & 3], *(const __m128i *)(sha_constants + 4 * g));
  to->cdgh = _mm_sha256rnds2_epu32(to->cdgh, to->abef, sum);
  to->abef = _mm_sha256rnds2_epu32(to->abef, to->cdgh, _mm_shuffle_epi32(sum, 0x0e));
  if (g >= 3 && g < 15) {
    __m128i next = _mm_sha256msg1_epu32(w[(g + 1) & 3], w[(g + 2) & 3]);
    next = _mm_add_epi32(next, _mm_alignr_epi8(w[g & 3], w[(g + 3) & 3], 4));
    w[(g + 1) & 3] = _mm_sha256msg2_epu32(next, w[g & 3]);
  }
}

#endif

// Whether the processor, and its system, have the 32 registers that `decrypt_and_hash` needs.
int processor_has_more_registers(void);
void decrypt_and_hash(ige_lane *const lanes[], sha_state *const states[], const uint8_t *const data[],
                      int count, size_t blocks);

#endif
