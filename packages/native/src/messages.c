#include "messages.h"

#include <string.h>

// Bytes of each lane that are decrypted before they are hashed: few enough to be found in the first cache.
#define STRIDE 4096

// "msg_key_large = SHA256 (substr (auth_key, 88+x, 32) + plaintext + random_padding)"
static const uint8_t *message_key_prefix(const message *message, int side) {
  return message->auth_key + 88 + side;
}

// "sha256_a = SHA256 (msg_key + substr (auth_key, x, 36)); sha256_b = SHA256 (substr (auth_key, 40+x, 36) + msg_key)"
static int begin_lane(const backend *with, ige_lane *lane, int side, const message *message, int decrypt) {
  const uint8_t *auth_key = message->auth_key;
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
static void prepare(const backend *with, int side, message *messages, size_t count, links *beside) {
  for (size_t i = 0; i < count; i += 2) {
    hashing hashes[2];
    const size_t pair = count - i < 2 ? 1 : 2;
    for (size_t k = 0; k < pair; k++) {
      message *message = &messages[i + k];
      gather(message);
      hash_begin(with, &hashes[k], message_key_prefix(message, side),
                 message->envelope + ENVELOPE_HEADER, message->length);
    }
    hash_whole(with, &hashes[0], pair == 2 ? &hashes[1] : NULL, beside);
    for (size_t k = 0; k < pair; k++) {
      uint8_t digest[32];
      hash_end(with, &hashes[k], digest);
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

static size_t plain_bytes(const worked *work) { return work->hash.length - work->lane.left; }

static void hash_what_is_plain(const backend *with, worked *works[], int count) {
  for (int k = 0; k < count; k += 2) {
    worked *a = works[k], *b = k + 1 < count ? works[k + 1] : NULL;
    hash_pair(with, &a->hash, plain_bytes(a), b == NULL ? NULL : &b->hash, b == NULL ? 0 : plain_bytes(b));
  }
}

// What all lanes can go on by.
static size_t shortest(ige_lane *const lanes[], int count, size_t most) {
  for (int k = 0; k < count; k++)
    if (lanes[k]->left < most) most = lanes[k]->left;
  return most;
}

// Decrypts the next bytes of all lanes, and hashes meanwhile what became plain before. 0 when there is too little of one.
static int decrypt_beside_hashing(const backend *with, worked *works[], ige_lane *lanes[], int count, size_t bytes) {
  if (with->decrypt_and_hash == NULL) return 0;
  sha_state *states[BOTH_MOST];
  const uint8_t *data[BOTH_MOST];
  size_t blocks = bytes / 64;
  for (int k = 0; k < count; k++) {
    hashing *hash = &works[k]->hash;
    const size_t ready = hash_ready(with, hash, plain_bytes(works[k]));
    if (ready < blocks) blocks = ready;
    states[k] = &hash->state;
    data[k] = hash->data + hash->taken;
  }
  if (blocks == 0) return 0;
  with->decrypt_and_hash(lanes, states, data, count, blocks);
  for (int k = 0; k < count; k++) works[k]->hash.taken += 64 * blocks;
  return 1;
}

static void decrypt_on(const backend *with, worked *works[], ige_lane *lanes[], int count) {
  const size_t bytes = shortest(lanes, count, STRIDE);
  if (decrypt_beside_hashing(with, works, lanes, count, bytes)) return;
  with->ige(lanes, count, bytes, 1);
  if (with->decrypt_and_hash == NULL) hash_what_is_plain(with, works, count);
}

// Takes those that have come to their end out of the lanes. @returns how many are left
static int end_what_is_done(const backend *with, worked *works[], int busy, int decrypt) {
  worked *done[MOST_LANES];
  int count = 0;
  for (int k = busy - 1; k >= 0; k--) {
    worked *work = works[k];
    if (work->lane.left > 0) continue;
    done[count++] = work;
    busy--;
    works[k] = works[busy];
    works[busy] = work;
  }
  if (decrypt) hash_what_is_plain(with, done, count);
  for (int k = 0; k < count; k++) {
    if (decrypt) check(with, done[k]);
    with->end(&done[k]->lane);
  }
  return busy;
}

// How many of those that are not done should have a lane. Alone, one takes as long as two: five go as three and two.
static int lanes_for(const backend *with, size_t messages, int decrypt) {
  if (!decrypt || with->decrypt_and_hash == NULL) return with->lanes;
  return messages > 1 && messages % BOTH_MOST == 1 ? BOTH_MOST - 1 : BOTH_MOST;
}

// Runs messages through AES, as many at a time as the processor takes; where one ends the next takes its lane.
static int run(const backend *with, int side, message *messages, size_t count, int decrypt) {
  worked places[MOST_LANES];
  worked *works[MOST_LANES];
  ige_lane *lanes[MOST_LANES];
  int busy = 0;
  size_t next = 0;
  int succeeded = 1;
  for (int k = 0; k < MOST_LANES; k++) works[k] = &places[k];
  for (;;) {
    const int wanted = lanes_for(with, (size_t)busy + count - next, decrypt);
    while (succeeded && busy < wanted && next < count) {
      worked *work = works[busy];
      work->message = &messages[next++];
      if (!begin_lane(with, &work->lane, side, work->message, decrypt)) {
        succeeded = 0;
        break;
      }
      if (decrypt)
        hash_begin(with, &work->hash, message_key_prefix(work->message, side),
                   work->message->envelope + ENVELOPE_HEADER, work->message->length);
      busy++;
    }
    if (busy == 0) break;
    for (int k = 0; k < busy; k++) lanes[k] = &works[k]->lane;
    if (decrypt) decrypt_on(with, works, lanes, busy);
    else with->ige(lanes, busy, shortest(lanes, busy, SIZE_MAX), 0);
    busy = end_what_is_done(with, works, busy, decrypt);
  }
  wipe(places, sizeof places);
  return succeeded;
}

int seal_messages(const backend *with, int side, message *messages, size_t count, links *beside) {
  prepare(with, side, messages, count, beside);
  chain_all(with, beside);
  return run(with, side, messages, count, 0);
}

int open_messages(const backend *with, int side, message *messages, size_t count) {
  return run(with, side, messages, count, 1);
}
