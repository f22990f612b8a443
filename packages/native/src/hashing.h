// SHA-256, two at a time wherever there are two: one alone leaves half of the processor's hashing idle.
#ifndef LONGSHORE_HASHING_H
#define LONGSHORE_HASHING_H

#include "backend.h"

#define HASH_PREFIX 32

typedef struct {
  const uint8_t *bytes;
  size_t length;
} piece;

// A hash of some bytes in front (none or HASH_PREFIX) and the bytes behind them.
typedef struct {
  sha_state state;
  const uint8_t *prefix;
  const uint8_t *data;
  size_t length;
  // Of `data`, taken so far.
  size_t taken;
} hashing;

// A hash that goes on from call to call; JavaScript keeps its memory.
typedef struct {
  sha_state state;
  uint64_t length;
  // The `length % 64` bytes that are no whole block yet.
  uint8_t rest[64];
} chain;

// What a chain takes next.
typedef struct {
  chain *chain;
  piece piece;
} link;

// Links one after the other, hashed whenever there is a hash beside which they cost next to nothing.
typedef struct {
  link *next;
  size_t count;
} links;

void hash_begin(
    const backend *with, hashing *hash, const uint8_t *prefix, const uint8_t *data, size_t length);
// Whole blocks that a hash could take now, when so many bytes of its data are there. It takes what comes before them.
size_t hash_ready(const backend *with, hashing *hash, size_t available);
// Takes whole blocks of two hashes, together as far as both have them. `b` may be NULL.
void hash_pair(const backend *with, hashing *a, size_t available_a, hashing *b, size_t available_b);
// Takes all whole blocks of one or two hashes; links take the place of the second as far as there are any.
void hash_whole(const backend *with, hashing *a, hashing *b, links *beside);
// Takes what is left, and the padding.
void hash_end(const backend *with, hashing *hash, uint8_t digest[32]);
void hash_short(const backend *with, const uint8_t *bytes, size_t length, uint8_t digest[32]);
// `target` takes 32 bytes for each.
void hash_each(const backend *with, const piece *inputs, size_t count, uint8_t *target, links *beside);

void chain_begin(const backend *with, chain *chain);
// Hashes what was not hashed beside anything.
void chain_all(const backend *with, links *links);
void chain_end(const backend *with, chain *chain, uint8_t digest[32]);

// The compiler must not leave this out because nobody reads the memory afterwards.
void wipe(void *memory, size_t bytes);

#endif
