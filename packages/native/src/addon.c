// What JavaScript sees of it: every argument is checked here, whatever the caller promised.
#define NAPI_VERSION 8
#include <node_api.h>

#include <stdlib.h>
#include <string.h>

#include "ciphers.h"
#include "messages.h"

// A message may be no larger than any transport would carry.
#define LONGEST ((size_t)1 << 28)
#define MOST_AT_ONCE 65536

static const backend *chosen;

static napi_value refuse(napi_env env, const char *why) {
  bool pending = false;
  napi_is_exception_pending(env, &pending);
  if (!pending) napi_throw_range_error(env, NULL, why);
  return NULL;
}

// Arguments of exactly `count`; more or fewer are refused.
static int arguments(napi_env env, napi_callback_info info, size_t count, napi_value values[]) {
  size_t given = count;
  if (napi_get_cb_info(env, info, &given, values, NULL, NULL) != napi_ok || given != count) {
    refuse(env, "wrong number of arguments");
    return 0;
  }
  return 1;
}

// The bytes of a Uint8Array. No JavaScript runs in between, so that they stay where they are.
static int bytes_of(napi_env env, napi_value value, piece *found) {
  bool is_typed_array = false;
  if (napi_is_typedarray(env, value, &is_typed_array) != napi_ok || !is_typed_array) return 0;
  napi_typedarray_type type;
  void *data = NULL;
  size_t length = 0;
  if (napi_get_typedarray_info(env, value, &type, &length, &data, NULL, NULL) != napi_ok) return 0;
  if (type != napi_uint8_array || length > LONGEST || (data == NULL && length > 0)) return 0;
  found->bytes = data == NULL ? (const uint8_t *)"" : data;
  found->length = length;
  return 1;
}

static int exactly(napi_env env, napi_value value, size_t length, piece *found) {
  return bytes_of(env, value, found) && found->length == length;
}

static int array_length(napi_env env, napi_value value, uint32_t *length) {
  bool is_array = false;
  return napi_is_array(env, value, &is_array) == napi_ok && is_array &&
         napi_get_array_length(env, value, length) == napi_ok && *length <= MOST_AT_ONCE;
}

// The elements of an array. This may run JavaScript (a getter, a proxy): all of it must be done before bytes are looked at.
static napi_value *elements(napi_env env, napi_value array, uint32_t length) {
  napi_value *values = calloc(length + 1, sizeof *values);
  if (values == NULL) return NULL;
  for (uint32_t i = 0; i < length; i++) {
    if (napi_get_element(env, array, i, &values[i]) == napi_ok) continue;
    free(values);
    return NULL;
  }
  return values;
}

static int side_of(napi_env env, napi_value value, int *side) {
  int32_t number;
  if (napi_get_value_int32(env, value, &number) != napi_ok || (number != 0 && number != 8)) return 0;
  *side = number;
  return 1;
}

static napi_value undefined(napi_env env) {
  napi_value value = NULL;
  napi_get_undefined(env, &value);
  return value;
}

// What a call reads of arrays, so that it can be let go in one place.
typedef struct {
  napi_value *values[2];
  napi_value **piece_values;
  uint32_t *piece_counts;
  piece *pieces;
  message *messages;
  uint32_t count;
  // Of chains, and of what they take.
  napi_value *link_values[2];
  link *links;
  uint32_t link_count;
} job;

static void let_go(job *job) {
  if (job->piece_values != NULL)
    for (uint32_t i = 0; i < job->count; i++) free(job->piece_values[i]);
  free(job->piece_values);
  free(job->piece_counts);
  free(job->pieces);
  free(job->messages);
  free(job->links);
  for (int i = 0; i < 2; i++) {
    free(job->values[i]);
    free(job->link_values[i]);
  }
}

// Two arrays of the same length.
static const char *read_pair(
    napi_env env, napi_value a, napi_value b, napi_value *values[2], uint32_t *count, const char *otherwise) {
  uint32_t others;
  if (!array_length(env, a, count) || !array_length(env, b, &others) || others != *count) return otherwise;
  values[0] = elements(env, a, *count);
  values[1] = elements(env, b, *count);
  return values[0] == NULL || values[1] == NULL ? otherwise : NULL;
}

static const char *read_links(napi_env env, napi_value chains, napi_value pieces, job *job) {
  const char *why = read_pair(env, chains, pieces, job->link_values, &job->link_count,
                              "chains and what they take must be arrays of the same length");
  if (why != NULL) return why;
  job->links = calloc(job->link_count + 1, sizeof *job->links);
  return job->links == NULL ? "no memory" : NULL;
}

static const char *read_pieces(napi_env env, napi_value plaintexts, job *job) {
  uint32_t count;
  if (!array_length(env, plaintexts, &count) || count != job->count)
    return "there must be as many plaintexts as keys";
  napi_value *values = elements(env, plaintexts, count);
  job->piece_values = calloc(count + 1, sizeof *job->piece_values);
  job->piece_counts = calloc(count + 1, sizeof *job->piece_counts);
  const char *why =
      values == NULL || !job->piece_values || !job->piece_counts ? "the plaintexts cannot be read" : NULL;
  size_t piece_count = 0;
  for (uint32_t i = 0; why == NULL && i < count; i++) {
    if (!array_length(env, values[i], &job->piece_counts[i])) {
      why = "a plaintext must be an array of pieces";
      break;
    }
    job->piece_values[i] = elements(env, values[i], job->piece_counts[i]);
    if (job->piece_values[i] == NULL) why = "the pieces cannot be read";
    piece_count += job->piece_counts[i];
  }
  free(values);
  if (why != NULL) return why;
  job->pieces = calloc(piece_count + 1, sizeof *job->pieces);
  return job->pieces == NULL ? "no memory" : NULL;
}

// Keys and the envelopes that belong to them.
static const char *read_messages(napi_env env, napi_value keys, napi_value envelopes, job *job) {
  const char *why = read_pair(env, keys, envelopes, job->values, &job->count,
                              "keys and envelopes must be arrays of the same length");
  if (why != NULL) return why;
  job->messages = calloc(job->count + 1, sizeof *job->messages);
  return job->messages == NULL ? "no memory" : NULL;
}

// From here on nothing of JavaScript runs to the end of the call: the bytes stay where they are found.
static const char *find_messages(napi_env env, job *job) {
  for (uint32_t i = 0; i < job->count; i++) {
    piece key, envelope;
    if (!exactly(env, job->values[0][i], AUTH_KEY_BYTES, &key)) return "an authorization key has 256 bytes";
    if (!bytes_of(env, job->values[1][i], &envelope) || envelope.length < ENVELOPE_HEADER + 16 ||
        (envelope.length - ENVELOPE_HEADER) % 16 != 0)
      return "an envelope must be a Uint8Array of 24 bytes and a multiple of 16";
    job->messages[i].auth_key = key.bytes;
    job->messages[i].envelope = (uint8_t *)envelope.bytes;
    job->messages[i].length = envelope.length - ENVELOPE_HEADER;
  }
  return NULL;
}

static const char *find_pieces(napi_env env, job *job) {
  piece *at = job->pieces;
  for (uint32_t i = 0; i < job->count; i++) {
    message *message = &job->messages[i];
    message->pieces = at;
    message->piece_count = job->piece_counts[i];
    size_t length = 0;
    for (uint32_t k = 0; k < job->piece_counts[i]; k++, at++) {
      if (!bytes_of(env, job->piece_values[i][k], at)) return "a piece must be a Uint8Array";
      length += at->length;
      if (length > LONGEST) return "a message is too long";
    }
    if (length != message->length) return "an envelope must have 24 bytes more than its plaintext";
  }
  return NULL;
}

static int chain_of(napi_env env, napi_value value, chain **found) {
  piece memory;
  if (!exactly(env, value, sizeof(chain), &memory) || (uintptr_t)memory.bytes % _Alignof(chain) != 0) return 0;
  *found = (chain *)memory.bytes;
  return 1;
}

static const char *find_links(napi_env env, job *job) {
  for (uint32_t i = 0; i < job->link_count; i++)
    if (!chain_of(env, job->link_values[0][i], &job->links[i].chain) ||
        !bytes_of(env, job->link_values[1][i], &job->links[i].piece))
      return "a chain takes Uint8Arrays";
  return NULL;
}

static napi_value finish(napi_env env, job *job, const char *why) {
  let_go(job);
  return why == NULL ? undefined(env) : refuse(env, why);
}

// seal(side, keys: Uint8Array[], plaintexts: Uint8Array[][], frames: Uint8Array[], chains: Uint8Array[], pieces: Uint8Array[])
static napi_value seal(napi_env env, napi_callback_info info) {
  napi_value values[6];
  if (!arguments(env, info, 6, values)) return NULL;
  job job = {0};
  int side;
  const char *why = side_of(env, values[0], &side) ? NULL : "a side is 0 or 8";
  if (why == NULL) why = read_messages(env, values[1], values[3], &job);
  if (why == NULL) why = read_pieces(env, values[2], &job);
  if (why == NULL) why = read_links(env, values[4], values[5], &job);
  if (why == NULL) why = find_messages(env, &job);
  if (why == NULL) why = find_pieces(env, &job);
  if (why == NULL) why = find_links(env, &job);
  links beside = {job.links, job.link_count};
  if (why == NULL && !seal_messages(chosen, side, job.messages, job.count, &beside))
    why = "the cipher cannot be set up";
  return finish(env, &job, why);
}

// open(side, keys: Uint8Array[], envelopes: Uint8Array[], valid: Uint8Array): valid[i] is 1 where envelopes[i] is plain now.
static napi_value open(napi_env env, napi_callback_info info) {
  napi_value values[4];
  if (!arguments(env, info, 4, values)) return NULL;
  job job = {0};
  piece valid;
  int side;
  const char *why = side_of(env, values[0], &side) ? NULL : "a side is 0 or 8";
  if (why == NULL) why = read_messages(env, values[1], values[2], &job);
  if (why == NULL) why = find_messages(env, &job);
  if (why == NULL && !exactly(env, values[3], job.count, &valid)) why = "each envelope has a byte of its own";
  if (why == NULL) {
    if (!open_messages(chosen, side, job.messages, job.count)) why = "the cipher cannot be set up";
    for (uint32_t i = 0; i < job.count; i++) ((uint8_t *)valid.bytes)[i] = (uint8_t)job.messages[i].valid;
  }
  return finish(env, &job, why);
}

// sha256Each(inputs: Uint8Array[], target: Uint8Array, chains: Uint8Array[], pieces: Uint8Array[]): 32 bytes each.
static napi_value sha256_each(napi_env env, napi_callback_info info) {
  napi_value values[4];
  if (!arguments(env, info, 4, values)) return NULL;
  job job = {0};
  piece target;
  const char *why = array_length(env, values[0], &job.count) ? NULL : "inputs must be an array";
  if (why == NULL) {
    job.values[0] = elements(env, values[0], job.count);
    job.pieces = calloc(job.count + 1, sizeof *job.pieces);
    if (job.values[0] == NULL || job.pieces == NULL) why = "the inputs cannot be read";
  }
  if (why == NULL) why = read_links(env, values[2], values[3], &job);
  if (why == NULL && !exactly(env, values[1], 32 * (size_t)job.count, &target))
    why = "the target must have 32 bytes for each input";
  for (uint32_t i = 0; why == NULL && i < job.count; i++)
    if (!bytes_of(env, job.values[0][i], &job.pieces[i])) why = "an input must be a Uint8Array";
  if (why == NULL) why = find_links(env, &job);
  links beside = {job.links, job.link_count};
  if (why == NULL) hash_each(chosen, job.pieces, job.count, (uint8_t *)target.bytes, &beside);
  return finish(env, &job, why);
}

// beginChain(chain: Uint8Array): SHA-256 of nothing yet.
static napi_value begin_chain(napi_env env, napi_callback_info info) {
  napi_value values[1];
  chain *chain;
  if (!arguments(env, info, 1, values)) return NULL;
  if (!chain_of(env, values[0], &chain)) return refuse(env, "a chain has chainBytes bytes");
  chain_begin(chosen, chain);
  return undefined(env);
}

// endChain(chain: Uint8Array, target: Uint8Array): the hash of what it has taken.
static napi_value end_chain(napi_env env, napi_callback_info info) {
  napi_value values[2];
  chain *chain;
  piece target;
  if (!arguments(env, info, 2, values)) return NULL;
  if (!chain_of(env, values[0], &chain) || !exactly(env, values[1], 32, &target))
    return refuse(env, "a chain has chainBytes bytes, its hash 32");
  chain_end(chosen, chain, (uint8_t *)target.bytes);
  return undefined(env);
}

// ctr(state: Uint8Array, bytes: Uint8Array): in place; the state begins with the key, the counter, 16 bytes and the number 16.
static napi_value ctr(napi_env env, napi_callback_info info) {
  napi_value values[2];
  piece state, bytes;
  if (!arguments(env, info, 2, values)) return NULL;
  if (!exactly(env, values[0], sizeof(ctr_state), &state) || !bytes_of(env, values[1], &bytes) ||
      ((const ctr_state *)state.bytes)->used > 16)
    return refuse(env, "a key stream has ctrBytes bytes, and works on a Uint8Array");
  if (!ctr_in_place(chosen, (ctr_state *)state.bytes, (uint8_t *)bytes.bytes, bytes.length))
    return refuse(env, "the cipher cannot be set up");
  return undefined(env);
}

// ige(bytes, key, iv, decrypt: boolean): in place.
static napi_value ige(napi_env env, napi_callback_info info) {
  napi_value values[4];
  if (!arguments(env, info, 4, values)) return NULL;
  piece bytes, key, iv;
  bool decrypt;
  if (!bytes_of(env, values[0], &bytes) || bytes.length % 16 != 0 || !exactly(env, values[1], 32, &key) ||
      !exactly(env, values[2], 32, &iv) || napi_get_value_bool(env, values[3], &decrypt) != napi_ok)
    return refuse(env, "IGE takes a multiple of 16 bytes, a key of 32 and an iv of 32");
  if (!ige_in_place(chosen, (uint8_t *)bytes.bytes, bytes.length, key.bytes, iv.bytes, decrypt))
    return refuse(env, "the cipher cannot be set up");
  return undefined(env);
}

#define BACKENDS 3

// The best first; NULL where it does not work here.
static const backend *backend_at(size_t i) {
  if (i == 0) return more_registers_backend();
  return i == 1 ? instructions_backend() : portable_backend();
}

static const backend *backend_named(const char *name) {
  for (size_t i = 0; i < BACKENDS; i++) {
    const backend *found = backend_at(i);
    if (found != NULL && (name == NULL || strcmp(found->name, name) == 0)) return found;
  }
  return NULL;
}

// use(name): the backend of this name from now on. @returns whether there is one here
static napi_value use(napi_env env, napi_callback_info info) {
  napi_value values[1], answer = NULL;
  if (!arguments(env, info, 1, values)) return NULL;
  char name[64];
  size_t length;
  if (napi_get_value_string_utf8(env, values[0], name, sizeof name, &length) != napi_ok)
    return refuse(env, "a backend has a name");
  const backend *found = backend_named(name);
  if (found != NULL) chosen = found;
  napi_get_boolean(env, found != NULL, &answer);
  return answer;
}

static napi_value names(napi_env env) {
  napi_value array = NULL, name;
  uint32_t count = 0;
  napi_create_array(env, &array);
  for (size_t i = 0; i < BACKENDS; i++) {
    const backend *found = backend_at(i);
    if (found == NULL) continue;
    napi_create_string_utf8(env, found->name, NAPI_AUTO_LENGTH, &name);
    napi_set_element(env, array, count++, name);
  }
  return array;
}

NAPI_MODULE_INIT() {
  chosen = backend_named(NULL);
  if (chosen == NULL) {
    napi_throw_error(env, NULL, "neither instructions for AES and SHA-256 nor an OpenSSL to call");
    return NULL;
  }
  napi_value chain_bytes = NULL, ctr_bytes = NULL;
  napi_create_uint32(env, sizeof(chain), &chain_bytes);
  napi_create_uint32(env, sizeof(ctr_state), &ctr_bytes);
  const napi_property_descriptor properties[] = {
      {"seal", NULL, seal, NULL, NULL, NULL, napi_enumerable, NULL},
      {"open", NULL, open, NULL, NULL, NULL, napi_enumerable, NULL},
      {"sha256Each", NULL, sha256_each, NULL, NULL, NULL, napi_enumerable, NULL},
      {"chainBytes", NULL, NULL, NULL, NULL, chain_bytes, napi_enumerable, NULL},
      {"beginChain", NULL, begin_chain, NULL, NULL, NULL, napi_enumerable, NULL},
      {"endChain", NULL, end_chain, NULL, NULL, NULL, napi_enumerable, NULL},
      {"ctrBytes", NULL, NULL, NULL, NULL, ctr_bytes, napi_enumerable, NULL},
      {"ctr", NULL, ctr, NULL, NULL, NULL, napi_enumerable, NULL},
      {"ige", NULL, ige, NULL, NULL, NULL, napi_enumerable, NULL},
      {"use", NULL, use, NULL, NULL, NULL, napi_enumerable, NULL},
      {"backends", NULL, NULL, NULL, NULL, names(env), napi_enumerable, NULL},
  };
  napi_define_properties(env, exports, sizeof properties / sizeof *properties, properties);
  return exports;
}
