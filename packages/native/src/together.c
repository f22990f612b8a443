// Decryption and SHA-256 at the same time. Each spends most of its time waiting for what it has just worked out: what one
// leaves idle of the processor the other uses. For that their instructions must alternate, a few at a time, and all they
// work on must fit into registers, of which only AVX-512 has enough.
#include "instructions.h"

#include <stddef.h>

#if defined(__x86_64__) && (defined(__clang__) || __GNUC__ >= 9)

#include <cpuid.h>

// No register is used at more than 128 bits: that would slow the instructions for SHA-256 down.
#define MORE_REGISTERS __attribute__((target("aes,vaes,sha,avx512f,avx512vl,avx512bw")))
#define EACH_LANE _Pragma("GCC unroll 4") for (int k = 0; k < n; k++)
#define EACH_OF_PAIR _Pragma("GCC unroll 2") for (int k = 0; k < 2; k++) if (first + k < n)

// A block of AES: the first key, thirteen rounds and the last.
#define STEPS_OF_BLOCK 15
// Four rounds of SHA-256 each.
#define GROUPS 16

// While a pair of hashes takes a block of 64 bytes, `ige` goes on by as many blocks of 16 as brings all to the same place
// in the end.
MORE_REGISTERS __attribute__((always_inline)) static inline void both(
    ige_lane *const lanes[], sha_state *const states[], const uint8_t *const data[], size_t blocks, const int n) {
  const int blocks_beside = n > 2 ? 2 : 4;
  const int steps_beside = STEPS_OF_BLOCK * blocks_beside;
  const int steps_at_once = (steps_beside + GROUPS - 1) / GROUPS;
  sha_registers hashes[4];
  __m128i cipher[4], plain[4], block[4];
  uint8_t *at[4];
  EACH_LANE {
    hashes[k] = sha_load(states[k]);
    cipher[k] = _mm_load_si128((const __m128i *)lanes[k]->cipher);
    plain[k] = _mm_load_si128((const __m128i *)lanes[k]->plain);
    at[k] = lanes[k]->at;
  }
  for (size_t done = 0; done < 64 * blocks; done += 64) {
    _Pragma("GCC unroll 2") for (int first = 0; first < n; first += 2) {
      sha_registers now[2];
      __m128i w[2][4];
      EACH_OF_PAIR now[k] = hashes[first + k];
      _Pragma("GCC unroll 16") for (int g = 0; g < GROUPS; g++) {
        EACH_OF_PAIR sha_four_rounds(&now[k], w[k], data[first + k] + done, g);
        _Pragma("GCC unroll 4") for (int s = 0; s < steps_at_once; s++) {
          const int step = g * steps_at_once + s;
          if (step >= steps_beside) break;
          const int round = step % STEPS_OF_BLOCK;
          const size_t place = done + 16 * (size_t)(blocks_beside * first / 2 + step / STEPS_OF_BLOCK);
          EACH_LANE {
            const __m128i *keys = (const __m128i *)lanes[k]->round_keys;
            if (round == 0) {
              block[k] = _mm_xor_si128(_mm_loadu_si128((const __m128i *)(at[k] + place)), plain[k]);
              block[k] = _mm_xor_si128(block[k], keys[0]);
            } else if (round < 14) {
              block[k] = _mm_aesdec_si128(block[k], keys[round]);
            } else {
              const __m128i in = _mm_loadu_si128((const __m128i *)(at[k] + place));
              plain[k] = _mm_xor_si128(_mm_aesdeclast_si128(block[k], keys[14]), cipher[k]);
              cipher[k] = in;
              _mm_storeu_si128((__m128i *)(at[k] + place), plain[k]);
            }
          }
        }
      }
      EACH_OF_PAIR hashes[first + k] = sha_add(hashes[first + k], now[k]);
    }
  }
  EACH_LANE {
    sha_store(states[k], hashes[k]);
    _mm_store_si128((__m128i *)lanes[k]->cipher, cipher[k]);
    _mm_store_si128((__m128i *)lanes[k]->plain, plain[k]);
    lanes[k]->at = at[k] + 64 * blocks;
    lanes[k]->left -= 64 * blocks;
  }
}

#define BOTH(n)                                                                                         \
  MORE_REGISTERS static void both_##n(ige_lane *const lanes[], sha_state *const states[],               \
                                      const uint8_t *const data[], size_t blocks) {                     \
    both(lanes, states, data, blocks, n);                                                               \
  }
BOTH(1) BOTH(2) BOTH(3) BOTH(4)

typedef void (*both_function)(ige_lane *const[], sha_state *const[], const uint8_t *const[], size_t);
static const both_function functions[4] = {both_1, both_2, both_3, both_4};

void decrypt_and_hash(ige_lane *const lanes[], sha_state *const states[], const uint8_t *const data[],
                      int count, size_t blocks) {
  functions[count - 1](lanes, states, data, blocks);
}

// Whether the system keeps the registers of AVX-512 when it changes from one program to another (XCR0).
static int system_keeps_registers(void) {
  unsigned low, high;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (low & 0xe6) == 0xe6;
}

int processor_has_more_registers(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE) || !system_keeps_registers()) return 0;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
  return (b & bit_AVX512F) && (b & bit_AVX512BW) && (b & bit_AVX512VL) && (c & bit_VAES);
}

#else

int processor_has_more_registers(void) { return 0; }
void decrypt_and_hash(ige_lane *const lanes[], sha_state *const states[], const uint8_t *const data[],
                      int count, size_t blocks) {
  (void)lanes, (void)states, (void)data, (void)count, (void)blocks;
}

#endif
