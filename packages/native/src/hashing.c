#include "hashing.h"

#include <string.h>

void wipe(void *memory, size_t bytes) {
  volatile uint8_t *at = memory;
  while (bytes-- > 0) *at++ = 0;
}

void hash_begin(
    const backend *with, hashing *hash, const uint8_t *prefix, const uint8_t *data, size_t length) {
  with->sha_begin(&hash->state);
  hash->prefix = prefix;
  hash->data = data;
  hash->length = length;
  hash->taken = 0;
}

static void hash_blocks(const backend *with, sha_state *state, const uint8_t *data, size_t blocks) {
  sha_state *states[1] = {state};
  const uint8_t *inputs[1] = {data};
  with->sha_blocks(states, inputs, 1, blocks);
}

// Takes the prefix with the first bytes, as soon as they are there.
static void hash_prefix(const backend *with, hashing *hash, size_t available) {
  if (hash->prefix == NULL || hash->taken > 0 || available < 64 - HASH_PREFIX) return;
  uint8_t block[64];
  memcpy(block, hash->prefix, HASH_PREFIX);
  memcpy(block + HASH_PREFIX, hash->data, 64 - HASH_PREFIX);
  hash_blocks(with, &hash->state, block, 1);
  hash->taken = 64 - HASH_PREFIX;
}

size_t hash_ready(const backend *with, hashing *hash, size_t available) {
  hash_prefix(with, hash, available);
  const int waits_for_prefix = hash->prefix != NULL && hash->taken == 0;
  return waits_for_prefix ? 0 : (available - hash->taken) / 64;
}

void hash_pair(const backend *with, hashing *a, size_t available_a, hashing *b, size_t available_b) {
  size_t blocks_a = hash_ready(with, a, available_a);
  if (b != NULL) {
    size_t blocks_b = hash_ready(with, b, available_b);
    const size_t both = blocks_a < blocks_b ? blocks_a : blocks_b;
    if (both > 0) {
      sha_state *states[2] = {&a->state, &b->state};
      const uint8_t *inputs[2] = {a->data + a->taken, b->data + b->taken};
      with->sha_blocks(states, inputs, 2, both);
      a->taken += 64 * both;
      b->taken += 64 * both;
      blocks_a -= both;
      blocks_b -= both;
    }
    if (blocks_b > 0) hash_blocks(with, &b->state, b->data + b->taken, blocks_b);
    b->taken += 64 * blocks_b;
  }
  if (blocks_a > 0) hash_blocks(with, &a->state, a->data + a->taken, blocks_a);
  a->taken += 64 * blocks_a;
}

static void put_big_endian(uint8_t *target, uint64_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; i--, value >>= 8) target[i] = (uint8_t)value;
}

// What is left of a hash, and the padding that FIPS 180-4 (5.1.1) puts behind it. `last` has the `filled` first bytes.
static void hash_last(
    const backend *with, sha_state *state, uint8_t last[192], size_t filled, uint64_t bytes, uint8_t digest[32]) {
  last[filled] = 0x80;
  const size_t blocks = (filled + 1 + 8 + 63) / 64;
  put_big_endian(last + 64 * blocks - 8, 8 * bytes, 8);
  hash_blocks(with, state, last, blocks);
  for (int i = 0; i < 8; i++) put_big_endian(digest + 4 * i, state->h[i], 4);
}

void hash_end(const backend *with, hashing *hash, uint8_t digest[32]) {
  uint8_t last[192] = {0};
  size_t filled = 0;
  if (hash->prefix != NULL && hash->taken == 0) {
    memcpy(last, hash->prefix, HASH_PREFIX);
    filled = HASH_PREFIX;
  }
  const size_t rest = hash->length - hash->taken;
  memcpy(last + filled, hash->data + hash->taken, rest);
  const uint64_t bytes = (uint64_t)hash->length + (hash->prefix != NULL ? HASH_PREFIX : 0);
  hash_last(with, &hash->state, last, filled + rest, bytes, digest);
  wipe(last, sizeof last);
}

void hash_short(const backend *with, const uint8_t *bytes, size_t length, uint8_t digest[32]) {
  hashing hash;
  hash_begin(with, &hash, NULL, bytes, length);
  hash_end(with, &hash, digest);
  wipe(&hash, sizeof hash);
}


void hash_each(const backend *with, const piece *inputs, size_t count, uint8_t *target, links *beside) {
  for (size_t i = 0; i < count; i += 2) {
    hashing hashes[2];
    const size_t pair = count - i < 2 ? 1 : 2;
    for (size_t k = 0; k < pair; k++)
      hash_begin(with, &hashes[k], NULL, inputs[i + k].bytes, inputs[i + k].length);
    hash_whole(with, &hashes[0], pair == 2 ? &hashes[1] : NULL, beside);
    for (size_t k = 0; k < pair; k++) hash_end(with, &hashes[k], target + 32 * (i + k));
  }
  chain_all(with, beside);
}

void chain_begin(const backend *with, chain *chain) {
  memset(chain, 0, sizeof *chain);
  with->sha_begin(&chain->state);
}

static void link_take(link *link, size_t bytes) {
  link->chain->length += bytes;
  link->piece.bytes += bytes;
  link->piece.length -= bytes;
}

// Fills the block that a chain has begun, or keeps what does not fill one.
static void link_to_rest(const backend *with, link *link) {
  chain *chain = link->chain;
  const size_t begun = chain->length % 64;
  const size_t bytes = link->piece.length < 64 - begun ? link->piece.length : 64 - begun;
  memcpy(chain->rest + begun, link->piece.bytes, bytes);
  link_take(link, bytes);
  if (begun + bytes == 64) hash_blocks(with, &chain->state, chain->rest, 1);
}

// The first link, when it is at the beginning of a whole block; NULL when there is none any more.
static link *link_with_blocks(const backend *with, links *links) {
  while (links->count > 0) {
    link *link = links->next;
    if (link->chain->length % 64 == 0 && link->piece.length >= 64) return link;
    if (link->piece.length > 0) link_to_rest(with, link);
    if (link->piece.length > 0) continue;
    links->next++;
    links->count--;
  }
  return NULL;
}

// Takes whole blocks of a hash as long as there is a link to hash beside it.
static void hash_beside(const backend *with, hashing *hash, links *beside) {
  hash_prefix(with, hash, hash->length);
  for (;;) {
    link *link = link_with_blocks(with, beside);
    const size_t blocks = (hash->length - hash->taken) / 64;
    if (link == NULL || blocks == 0) return;
    const size_t linked = link->piece.length / 64;
    const size_t both = blocks < linked ? blocks : linked;
    sha_state *states[2] = {&hash->state, &link->chain->state};
    const uint8_t *inputs[2] = {hash->data + hash->taken, link->piece.bytes};
    with->sha_blocks(states, inputs, 2, both);
    hash->taken += 64 * both;
    link_take(link, 64 * both);
  }
}

void hash_whole(const backend *with, hashing *a, hashing *b, links *beside) {
  if (beside->count > 0) {
    hash_beside(with, a, beside);
    if (b != NULL) hash_beside(with, b, beside);
  }
  hash_pair(with, a, a->length, b, b == NULL ? 0 : b->length);
}

void chain_all(const backend *with, links *links) {
  for (link *link; (link = link_with_blocks(with, links)) != NULL;) {
    const size_t blocks = link->piece.length / 64;
    hash_blocks(with, &link->chain->state, link->piece.bytes, blocks);
    link_take(link, 64 * blocks);
  }
}

void chain_end(const backend *with, chain *chain, uint8_t digest[32]) {
  uint8_t last[192] = {0};
  const size_t filled = chain->length % 64;
  memcpy(last, chain->rest, filled);
  hash_last(with, &chain->state, last, filled, chain->length, digest);
  wipe(last, sizeof last);
}
