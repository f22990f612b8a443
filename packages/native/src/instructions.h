// What the files on instructions of x86 processors share.
#ifndef LONGSHORE_INSTRUCTIONS_H
#define LONGSHORE_INSTRUCTIONS_H

#include "backend.h"

extern const uint32_t sha_constants[64];

// Whether the processor, and its system, have the 32 registers that `decrypt_and_hash` needs.
int processor_has_more_registers(void);
void decrypt_and_hash(ige_lane *const lanes[], sha_state *const states[], const uint8_t *const data[],
                      int count, size_t blocks);

#endif
