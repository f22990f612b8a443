// AES-256 in the two modes of MTProto, for a stretch of bytes at a time.
#ifndef LONGSHORE_CIPHERS_H
#define LONGSHORE_CIPHERS_H

#include "backend.h"

// Both return 0 when the cipher cannot be set up.
int ige_in_place(const backend *with, uint8_t *bytes, size_t length, const uint8_t key[32],
                 const uint8_t iv[32], int decrypt);

// A key stream that goes on from call to call; JavaScript keeps its memory.
typedef struct {
  uint8_t key[32];
  // The block that is encrypted next, counted as one big-endian number.
  uint8_t counter[16];
  uint8_t stream[16];
  // Of `stream`: 16 when none is left.
  uint8_t used;
} ctr_state;

int ctr_in_place(const backend *with, ctr_state *state, uint8_t *bytes, size_t length);

#endif
