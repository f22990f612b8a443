// AES and SHA-256 by the OpenSSL of the program that loaded us: on every processor, as fast as OpenSSL is there with one
// block at a time. Looked up by name, so that a program without these symbols can still load us.
#define _GNU_SOURCE
#include "backend.h"

#include <dlfcn.h>
#include <string.h>

static struct {
  void *(*context_new)(void);
  void (*context_free)(void *);
  const void *(*aes_256_ecb)(void);
  int (*init)(void *, const void *, void *, const uint8_t *, const uint8_t *, int);
  int (*set_padding)(void *, int);
  int (*update)(void *, uint8_t *, int *, const uint8_t *, int);
  int (*sha_init)(void *);
  int (*sha_update)(void *, const void *, size_t);
} openssl;

static void *symbol(const char *name, int *found) {
  void *address = dlsym(RTLD_DEFAULT, name);
  if (address == NULL) *found = 0;
  return address;
}

static int look_up(void) {
  int found = 1;
  // POSIX lets addresses of functions pass as void *; ISO C has no word for it.
#define FIND(field, name) *(void **)&openssl.field = symbol(name, &found)
  FIND(context_new, "EVP_CIPHER_CTX_new");
  FIND(context_free, "EVP_CIPHER_CTX_free");
  FIND(aes_256_ecb, "EVP_aes_256_ecb");
  FIND(init, "EVP_CipherInit_ex");
  FIND(set_padding, "EVP_CIPHER_CTX_set_padding");
  FIND(update, "EVP_CipherUpdate");
  FIND(sha_init, "SHA256_Init");
  FIND(sha_update, "SHA256_Update");
#undef FIND
  return found;
}

static int begin(ige_lane *lane, const uint8_t key[32], int decrypt) {
  lane->context = openssl.context_new();
  if (lane->context == NULL) return 0;
  const int made = openssl.init(lane->context, openssl.aes_256_ecb(), NULL, key, NULL, !decrypt) &&
                   openssl.set_padding(lane->context, 0);
  if (!made) openssl.context_free(lane->context);
  return made;
}

static void end(ige_lane *lane) { openssl.context_free(lane->context); }

static inline void xor_into(uint8_t *target, const uint8_t *with) {
  uint64_t a[2], b[2];
  memcpy(a, target, 16);
  memcpy(b, with, 16);
  a[0] ^= b[0];
  a[1] ^= b[1];
  memcpy(target, a, 16);
}

static void ige_one(ige_lane *lane, size_t bytes, int decrypt) {
  uint8_t in[16], block[16];
  int written;
  for (uint8_t *at = lane->at; at < lane->at + bytes; at += 16) {
    memcpy(in, at, 16);
    memcpy(block, in, 16);
    xor_into(block, decrypt ? lane->plain : lane->cipher);
    openssl.update(lane->context, at, &written, block, 16);
    xor_into(at, decrypt ? lane->cipher : lane->plain);
    memcpy(decrypt ? lane->cipher : lane->plain, in, 16);
    memcpy(decrypt ? lane->plain : lane->cipher, at, 16);
  }
  lane->at += bytes;
  lane->left -= bytes;
}

static void ige(ige_lane *const lanes[], int count, size_t bytes, int decrypt) {
  for (int k = 0; k < count; k++) ige_one(lanes[k], bytes, decrypt);
}

static void encrypt_blocks(const ige_lane *keys, uint8_t *blocks, size_t count) {
  int written;
  openssl.update(keys->context, blocks, &written, blocks, (int)(16 * count));
}

// OpenSSL's SHA256_CTX begins with the eight words of the state; it has 112 bytes.
typedef union {
  sha_state state;
  _Alignas(16) uint8_t memory[128];
} sha_context;

static void sha_begin(sha_state *state) {
  sha_context context;
  openssl.sha_init(&context);
  *state = context.state;
}

static void sha_blocks(
    sha_state *const states[], const uint8_t *const data[], int count, size_t blocks) {
  for (int k = 0; k < count; k++) {
    sha_context context;
    openssl.sha_init(&context);
    context.state = *states[k];
    openssl.sha_update(&context, data[k], 64 * blocks);
    *states[k] = context.state;
  }
}

static const backend portable = {
    "portable", 1, begin, end, ige, encrypt_blocks, sha_begin, sha_blocks, NULL,
};

const backend *portable_backend(void) { return look_up() ? &portable : NULL; }
