#include "ciphers.h"

#include <string.h>

#include "hashing.h"

// Blocks of key stream made at a time: few enough to be found in the first cache.
#define STRETCH 128

int ige_in_place(const backend *with, uint8_t *bytes, size_t length, const uint8_t key[32],
                 const uint8_t iv[32], int decrypt) {
  ige_lane lane;
  ige_lane *lanes[1] = {&lane};
  memcpy(lane.cipher, iv, 16);
  memcpy(lane.plain, iv + 16, 16);
  lane.at = bytes;
  lane.left = length;
  if (!with->begin(&lane, key, decrypt)) return 0;
  if (length > 0) with->ige(lanes, 1, length, decrypt);
  with->end(&lane);
  wipe(&lane, sizeof lane);
  return 1;
}

static uint64_t big_endian(const uint8_t *bytes) {
  uint64_t value = 0;
  for (int i = 0; i < 8; i++) value = value << 8 | bytes[i];
  return value;
}

static void put_big_endian(uint8_t *target, uint64_t value) {
  for (int i = 7; i >= 0; i--, value >>= 8) target[i] = (uint8_t)value;
}

static void put_counters(ctr_state *state, uint8_t *blocks, size_t count) {
  uint64_t high = big_endian(state->counter), low = big_endian(state->counter + 8);
  for (size_t i = 0; i < count; i++) {
    put_big_endian(blocks + 16 * i, high);
    put_big_endian(blocks + 16 * i + 8, low);
    if (++low == 0) high++;
  }
  put_big_endian(state->counter, high);
  put_big_endian(state->counter + 8, low);
}

static void xor_into(uint8_t *bytes, const uint8_t *with, size_t length) {
  for (size_t i = 0; i < length; i++) bytes[i] ^= with[i];
}

// What is left of the block that an earlier call has begun.
static size_t use_up(ctr_state *state, uint8_t *bytes, size_t length) {
  const size_t left = 16 - state->used;
  const size_t used = length < left ? length : left;
  xor_into(bytes, state->stream + state->used, used);
  state->used += (uint8_t)used;
  return used;
}

int ctr_in_place(const backend *with, ctr_state *state, uint8_t *bytes, size_t length) {
  size_t done = use_up(state, bytes, length);
  if (done == length) return 1;
  _Alignas(64) uint8_t stream[16 * STRETCH];
  ige_lane keys;
  if (!with->begin(&keys, state->key, 0)) return 0;
  while (done < length) {
    const size_t left = length - done;
    const size_t blocks = left / 16 < STRETCH ? (left + 15) / 16 : STRETCH;
    const size_t taken = left < 16 * blocks ? left : 16 * blocks;
    put_counters(state, stream, blocks);
    with->encrypt_blocks(&keys, stream, blocks);
    xor_into(bytes + done, stream, taken);
    memcpy(state->stream, stream + 16 * (blocks - 1), 16);
    state->used = (uint8_t)(taken - 16 * (blocks - 1));
    done += taken;
  }
  with->end(&keys);
  wipe(&keys, sizeof keys);
  wipe(stream, sizeof stream);
  return 1;
}
