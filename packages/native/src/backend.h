// What a processor must be able to do for MTProto: SHA-256 and AES-256 in IGE mode, over several messages at once.
#ifndef LONGSHORE_BACKEND_H
#define LONGSHORE_BACKEND_H

#include <stddef.h>
#include <stdint.h>

// Messages that are worked on at the same time. IGE makes each block wait for the one before it, so that one message
// alone leaves most of the processor idle.
#define MOST_LANES 8
// And while they are hashed as well.
#define BOTH_MOST 4

// H of FIPS 180-4, after whole blocks.
typedef struct {
  uint32_t h[8];
} sha_state;

// One message on its way through AES, in place.
typedef struct {
  _Alignas(16) uint8_t round_keys[15][16];
  // c_{i-1} and p_{i-1} of the block that comes next.
  _Alignas(16) uint8_t cipher[16];
  _Alignas(16) uint8_t plain[16];
  uint8_t *at;
  size_t left;
  // Of the portable backend.
  void *context;
} ige_lane;

typedef struct {
  const char *name;
  int lanes;
  // Prepares the round keys. 0 when that fails.
  int (*begin)(ige_lane *lane, const uint8_t key[32], int decrypt);
  void (*end)(ige_lane *lane);
  // As many bytes of each lane, a multiple of 16 and at most what is left of the shortest.
  void (*ige)(ige_lane *const lanes[], int count, size_t bytes, int decrypt);
  // Encrypts blocks of 16 bytes, each for itself, where they lie, by the round keys of a lane.
  void (*encrypt_blocks)(const ige_lane *keys, uint8_t *blocks, size_t count);
  void (*sha_begin)(sha_state *state);
  // As many blocks of 64 bytes of each; at most two at a time.
  void (*sha_blocks)(sha_state *const states[], const uint8_t *const data[], int count, size_t blocks);
  // Decrypts as many blocks of 64 bytes of each lane, and takes as many of each hash from elsewhere, at the same time.
  // One to BOTH_MOST of each. NULL where that is no faster than one after the other.
  void (*decrypt_and_hash)(ige_lane *const lanes[], sha_state *const states[], const uint8_t *const data[],
                           int count, size_t blocks);
} backend;

// NULL where this processor, or the program that loaded us, lacks what it takes.
const backend *more_registers_backend(void);
const backend *instructions_backend(void);
const backend *portable_backend(void);

#endif
