#include "messages.h"

#include <string.h>

// Bytes of each lane that are decrypted before they are hashed: few enough to be found in the first cache.
#define STRIDE 4096
#define PREFIX 32

// The compiler must not leave this out because nobody reads the memory afterwards.
static void wipe(void *memory, size_t bytes) {
  volatile uint8_t *at = memory;
  while (bytes-- > 0) *at++ = 0;
}

// A hash of some bytes in front (none or PREFIX) and the bytes behind them.
typedef struct {
  sha_state state;
  const uint8_t *prefix;
  const uint8_t *data;
  size_t length;
  // Of `data`, taken so far.
  size_t taken;
} hashing;

static void hash_begin(
    const backend *with, hashing *hash, const uint8_t *prefix, const uint8_t *data, size_t length) {
  with->sha_begin(&hash->state);
  hash->prefix = prefix;
  hash->data = data;
  hash->length = length;
  hash->taken = 0;
}

static void hash_blocks(const backend *with, hashing *hash, const uint8_t *data, size_t blocks) {
  sha_state *states[1] = {&hash->state};
  const uint8_t *inputs[1] = {data};
  with->sha_blocks(states, inputs, 1, blocks);
}

// Takes the prefix with the first bytes, as soon as they are there.
static void hash_prefix(const backend *with, hashing *hash, size_t available) {
  if (hash->prefix == NULL || hash->taken > 0 || available < 64 - PREFIX) return;
  uint8_t block[64];
  memcpy(block, hash->prefix, PREFIX);
  memcpy(block + PREFIX, hash->data, 64 - PREFIX);
  hash_blocks(with, hash, block, 1);
  hash->taken = 64 - PREFIX;
}

// Takes whole blocks of two hashes, together as far as both have them. `b` may be NULL.
static void hash_pair(
    const backend *with, hashing *a, size_t available_a, hashing *b, size_t available_b) {
  hash_prefix(with, a, available_a);
  size_t blocks_a = (available_a - a->taken) / 64;
  if (b != NULL) {
    hash_prefix(with, b, available_b);
    size_t blocks_b = (available_b - b->taken) / 64;
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
    if (blocks_b > 0) hash_blocks(with, b, b->data + b->taken, blocks_b);
    b->taken += 64 * blocks_b;
  }
  if (blocks_a > 0) hash_blocks(with, a, a->data + a->taken, blocks_a);
  a->taken += 64 * blocks_a;
}

static void put_big_endian(uint8_t *target, uint64_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; i--, value >>= 8) target[i] = (uint8_t)value;
}

// Takes what is left, and the padding that FIPS 180-4 (5.1.1) puts behind it.
static void hash_end(const backend *with, hashing *hash, uint8_t digest[32]) {
  uint8_t last[192] = {0};
  size_t filled = 0;
  if (hash->prefix != NULL && hash->taken == 0) {
    memcpy(last, hash->prefix, PREFIX);
    filled = PREFIX;
  }
  const size_t rest = hash->length - hash->taken;
  memcpy(last + filled, hash->data + hash->taken, rest);
  filled += rest;
  last[filled] = 0x80;
  const size_t blocks = (filled + 1 + 8 + 63) / 64;
  const uint64_t bits = 8 * (uint64_t)(hash->length + (hash->prefix != NULL ? PREFIX : 0));
  put_big_endian(last + 64 * blocks - 8, bits, 8);
  hash_blocks(with, hash, last, blocks);
  for (int i = 0; i < 8; i++) put_big_endian(digest + 4 * i, hash->state.h[i], 4);
  wipe(last, sizeof last);
}

static void hash_short(const backend *with, const uint8_t *bytes, size_t length, uint8_t digest[32]) {
  hashing hash;
  hash_begin(with, &hash, NULL, bytes, length);
  hash_end(with, &hash, digest);
  wipe(&hash, sizeof hash);
}

// "msg_key_large = SHA256 (substr (auth_key, 88+x, 32) + plaintext + random_padding)"
static const uint8_t *message_key_prefix(const uint8_t *auth_key, int side) {
  return auth_key + 88 + side;
}

// "sha256_a = SHA256 (msg_key + substr (auth_key, x, 36)); sha256_b = SHA256 (substr (auth_key, 40+x, 36) + msg_key)"
static int begin_lane(const backend *with, ige_lane *lane, const uint8_t *auth_key, int side,
                      const message *message, int decrypt) {
  const uint8_t *msg_key = message->envelope + 8;
  uint8_t joined[52], a[32], b[32], key[32];
  memcpy(joined, msg_key, 16);
  memcpy(joined + 16, auth_key + side, 36);
  hash_short(with, joined, 52, a);
  memcpy(joined, auth_key + 40 + side, 36);
  memcpy(joined + 36, msg_key, 16);
  hash_short(with, joined, 52, b);
  // aes_key: a[0..8) b[8..24) a[24..32); aes_iv the other way round.
  memcpy(key, a, 32);
  memcpy(key + 8, b + 8, 16);
  memcpy(lane->cipher, b, 8);
  memcpy(lane->cipher + 8, a + 8, 8);
  memcpy(lane->plain, a + 16, 8);
  memcpy(lane->plain + 8, b + 24, 8);
  lane->at = message->envelope + ENVELOPE_HEADER;
  lane->left = message->length;
  const int begun = with->begin(lane, key, decrypt);
  wipe(joined, sizeof joined);
  wipe(a, sizeof a);
  wipe(b, sizeof b);
  wipe(key, sizeof key);
  return begun;
}

static int same_in_constant_time(const uint8_t *a, const uint8_t *b, size_t bytes) {
  volatile uint8_t difference = 0;
  for (size_t i = 0; i < bytes; i++) difference |= a[i] ^ b[i];
  return difference == 0;
}

static void gather(const message *message) {
  uint8_t *at = message->envelope + ENVELOPE_HEADER;
  for (size_t i = 0; i < message->piece_count; i++) {
    memcpy(at, message->pieces[i].bytes, message->pieces[i].length);
    at += message->pieces[i].length;
  }
}

// Puts plaintexts in place and works out their msg_key, two at a time.
static void prepare(const backend *with, const uint8_t *auth_key, int side, const uint8_t key_id[8],
                    message *messages, size_t count) {
  for (size_t i = 0; i < count; i += 2) {
    hashing hashes[2];
    const size_t pair = count - i < 2 ? 1 : 2;
    for (size_t k = 0; k < pair; k++) {
      message *message = &messages[i + k];
      gather(message);
      hash_begin(with, &hashes[k], message_key_prefix(auth_key, side),
                 message->envelope + ENVELOPE_HEADER, message->length);
    }
    hash_pair(with, &hashes[0], hashes[0].length, pair == 2 ? &hashes[1] : NULL,
              pair == 2 ? hashes[1].length : 0);
    for (size_t k = 0; k < pair; k++) {
      uint8_t digest[32];
      hash_end(with, &hashes[k], digest);
      memcpy(messages[i + k].envelope, key_id, 8);
      memcpy(messages[i + k].envelope + 8, digest + 8, 16);
    }
    wipe(hashes, sizeof hashes);
  }
}

typedef struct {
  ige_lane lane;
  hashing hash;
  message *message;
} worked;

static void check(const backend *with, worked *work) {
  uint8_t digest[32];
  hash_end(with, &work->hash, digest);
  work->message->valid = same_in_constant_time(digest + 8, work->message->envelope + 8, 16);
}

static void hash_what_is_plain(const backend *with, worked *works[], int count) {
  for (int k = 0; k < count; k += 2) {
    hashing *a = &works[k]->hash;
    hashing *b = k + 1 < count ? &works[k + 1]->hash : NULL;
    hash_pair(with, a, a->length - works[k]->lane.left, b, b == NULL ? 0 : b->length - works[k + 1]->lane.left);
  }
}

// Runs messages through AES, as many at a time as the processor takes; where one ends the next takes its lane.
static int run(const backend *with, const uint8_t *auth_key, int side, message *messages, size_t count,
               int decrypt) {
  worked places[MOST_LANES];
  worked *works[MOST_LANES];
  ige_lane *lanes[MOST_LANES];
  int busy = 0;
  size_t next = 0;
  int succeeded = 1;
  for (int k = 0; k < MOST_LANES; k++) works[k] = &places[k];
  for (;;) {
    while (succeeded && busy < with->lanes && next < count) {
      worked *work = works[busy];
      work->message = &messages[next++];
      if (!begin_lane(with, &work->lane, auth_key, side, work->message, decrypt)) {
        succeeded = 0;
        break;
      }
      if (decrypt)
        hash_begin(with, &work->hash, message_key_prefix(auth_key, side),
                   work->message->envelope + ENVELOPE_HEADER, work->message->length);
      busy++;
    }
    if (busy == 0) break;
    size_t bytes = decrypt ? STRIDE : SIZE_MAX;
    for (int k = 0; k < busy; k++) {
      lanes[k] = &works[k]->lane;
      if (lanes[k]->left < bytes) bytes = lanes[k]->left;
    }
    with->ige(lanes, busy, bytes, decrypt);
    if (decrypt) hash_what_is_plain(with, works, busy);
    for (int k = busy - 1; k >= 0; k--) {
      worked *work = works[k];
      if (work->lane.left > 0) continue;
      if (decrypt) check(with, work);
      with->end(&work->lane);
      busy--;
      works[k] = works[busy];
      works[busy] = work;
    }
  }
  wipe(places, sizeof places);
  return succeeded;
}

int seal_messages(const backend *with, const uint8_t *auth_key, int side, const uint8_t key_id[8],
                  message *messages, size_t count) {
  prepare(with, auth_key, side, key_id, messages, count);
  return run(with, auth_key, side, messages, count, 0);
}

int open_messages(const backend *with, const uint8_t *auth_key, int side, message *messages, size_t count) {
  return run(with, auth_key, side, messages, count, 1);
}

void hash_each(const backend *with, const piece *inputs, size_t count, uint8_t *target) {
  for (size_t i = 0; i < count; i += 2) {
    hashing hashes[2];
    const size_t pair = count - i < 2 ? 1 : 2;
    for (size_t k = 0; k < pair; k++)
      hash_begin(with, &hashes[k], NULL, inputs[i + k].bytes, inputs[i + k].length);
    hash_pair(with, &hashes[0], hashes[0].length, pair == 2 ? &hashes[1] : NULL,
              pair == 2 ? hashes[1].length : 0);
    for (size_t k = 0; k < pair; k++) hash_end(with, &hashes[k], target + 32 * (i + k));
  }
}

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
