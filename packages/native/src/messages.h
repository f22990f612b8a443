// Batches of MTProto 2.0 messages, each under its authorization key (core.telegram.org/mtproto/description).
#ifndef LONGSHORE_MESSAGES_H
#define LONGSHORE_MESSAGES_H

#include "backend.h"
#include "hashing.h"

#define AUTH_KEY_BYTES 256
// auth_key_id and msg_key.
#define ENVELOPE_HEADER 24

typedef struct {
  const uint8_t *auth_key;
  // auth_key_id, which is the caller's to write, msg_key, and what is or will be encrypted.
  uint8_t *envelope;
  // Of what is encrypted: a multiple of 16, at least 16.
  size_t length;
  // To be sealed: where the plaintext lies, as long as `length` together.
  const piece *pieces;
  size_t piece_count;
  // Opened: whether msg_key is that of the plaintext.
  int valid;
} message;

// 0 when the cipher cannot be set up. `side` is 0 for messages of the client, 8 for those of the server.
// The links are hashed beside what is sealed.
int seal_messages(const backend *with, int side, message *messages, size_t count, links *beside);
int open_messages(const backend *with, int side, message *messages, size_t count);

#endif
