// Batches of MTProto 2.0 messages under one authorization key (core.telegram.org/mtproto/description).
#ifndef LONGSHORE_MESSAGES_H
#define LONGSHORE_MESSAGES_H

#include "backend.h"

#define AUTH_KEY_BYTES 256
// auth_key_id and msg_key.
#define ENVELOPE_HEADER 24

typedef struct {
  const uint8_t *bytes;
  size_t length;
} piece;

typedef struct {
  // auth_key_id, msg_key, and what is or will be encrypted.
  uint8_t *envelope;
  // Of what is encrypted: a multiple of 16, at least 16.
  size_t length;
  // To be sealed: where the plaintext lies, as long as `length` together.
  const piece *pieces;
  size_t piece_count;
  // Opened: whether msg_key is that of the plaintext.
  int valid;
} message;

// 0 when there is no memory for it. `side` is 0 for messages of the client, 8 for those of the server.
int seal_messages(const backend *with, const uint8_t *auth_key, int side, const uint8_t key_id[8],
                  message *messages, size_t count);
int open_messages(const backend *with, const uint8_t *auth_key, int side, message *messages, size_t count);
// `target` takes 32 bytes for each.
void hash_each(const backend *with, const piece *inputs, size_t count, uint8_t *target);
int ige_in_place(const backend *with, uint8_t *bytes, size_t length, const uint8_t key[32],
                 const uint8_t iv[32], int decrypt);

#endif
