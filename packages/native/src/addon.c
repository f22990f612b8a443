// What JavaScript sees of it: every argument is checked here, whatever the caller promised.
#define NAPI_VERSION 8
#include <node_api.h>

#include <stdlib.h>
#include <string.h>

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

// Everything a call to seal holds, so that it can be let go in one place.
typedef struct {
  napi_value **piece_values;
  napi_value *plaintext_values;
  napi_value *frame_values;
  uint32_t *piece_counts;
  piece *pieces;
  message *messages;
  uint32_t count;
} sealing;

static void let_go(sealing *job) {
  if (job->piece_values != NULL)
    for (uint32_t i = 0; i < job->count; i++) free(job->piece_values[i]);
  free(job->piece_values);
  free(job->plaintext_values);
  free(job->frame_values);
  free(job->piece_counts);
  free(job->pieces);
  free(job->messages);
}

// Reads the arrays: what may run JavaScript.
static const char *read_arrays(napi_env env, napi_value plaintexts, napi_value frames, sealing *job,
                               size_t *piece_count) {
  uint32_t frame_count;
  if (!array_length(env, plaintexts, &job->count) || !array_length(env, frames, &frame_count) ||
      frame_count != job->count)
    return "plaintexts and frames must be arrays of the same length";
  job->plaintext_values = elements(env, plaintexts, job->count);
  job->frame_values = elements(env, frames, job->count);
  job->piece_values = calloc(job->count + 1, sizeof *job->piece_values);
  job->piece_counts = calloc(job->count + 1, sizeof *job->piece_counts);
  job->messages = calloc(job->count + 1, sizeof *job->messages);
  if (!job->plaintext_values || !job->frame_values || !job->piece_values || !job->piece_counts || !job->messages)
    return "the arrays cannot be read";
  *piece_count = 0;
  for (uint32_t i = 0; i < job->count; i++) {
    if (!array_length(env, job->plaintext_values[i], &job->piece_counts[i]))
      return "a plaintext must be an array of pieces";
    job->piece_values[i] = elements(env, job->plaintext_values[i], job->piece_counts[i]);
    if (job->piece_values[i] == NULL) return "the pieces cannot be read";
    *piece_count += job->piece_counts[i];
  }
  job->pieces = calloc(*piece_count + 1, sizeof *job->pieces);
  return job->pieces == NULL ? "no memory" : NULL;
}

// Finds the bytes: nothing of JavaScript runs from here to the end of the call.
static const char *find_bytes(napi_env env, sealing *job) {
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
    piece frame;
    if (length == 0 || length % 16 != 0) return "a plaintext must have a multiple of 16 bytes";
    if (!exactly(env, job->frame_values[i], ENVELOPE_HEADER + length, &frame))
      return "a frame must be a Uint8Array of 24 bytes more than its plaintext";
    message->envelope = (uint8_t *)frame.bytes;
    message->length = length;
  }
  return NULL;
}

// seal(authKey, side, keyId, plaintexts: Uint8Array[][], frames: Uint8Array[])
static napi_value seal(napi_env env, napi_callback_info info) {
  napi_value values[5];
  if (!arguments(env, info, 5, values)) return NULL;
  sealing job = {0};
  size_t piece_count;
  const char *why = read_arrays(env, values[3], values[4], &job, &piece_count);
  piece auth_key, key_id;
  int side;
  if (why == NULL && (!exactly(env, values[0], AUTH_KEY_BYTES, &auth_key) || !side_of(env, values[1], &side) ||
                      !exactly(env, values[2], 8, &key_id)))
    why = "an authorization key has 256 bytes, its id 8, and a side is 0 or 8";
  if (why == NULL) why = find_bytes(env, &job);
  if (why == NULL && !seal_messages(chosen, auth_key.bytes, side, key_id.bytes, job.messages, job.count))
    why = "the cipher cannot be set up";
  let_go(&job);
  return why == NULL ? undefined(env) : refuse(env, why);
}

// open(authKey, side, envelopes: Uint8Array[], valid: Uint8Array): valid[i] is 1 where envelopes[i] is plain now.
static napi_value open(napi_env env, napi_callback_info info) {
  napi_value values[4];
  if (!arguments(env, info, 4, values)) return NULL;
  uint32_t count;
  if (!array_length(env, values[2], &count)) return refuse(env, "envelopes must be an array");
  napi_value *envelopes = elements(env, values[2], count);
  message *messages = calloc(count + 1, sizeof *messages);
  const char *why = envelopes == NULL || messages == NULL ? "the envelopes cannot be read" : NULL;
  piece auth_key, valid;
  int side;
  if (why == NULL && (!exactly(env, values[0], AUTH_KEY_BYTES, &auth_key) || !side_of(env, values[1], &side) ||
                      !exactly(env, values[3], count, &valid)))
    why = "an authorization key has 256 bytes, a side is 0 or 8, and each envelope has a byte of its own";
  for (uint32_t i = 0; why == NULL && i < count; i++) {
    piece envelope;
    if (!bytes_of(env, envelopes[i], &envelope) || envelope.length < ENVELOPE_HEADER + 16 ||
        (envelope.length - ENVELOPE_HEADER) % 16 != 0) {
      why = "an envelope must be a Uint8Array of 24 bytes and a multiple of 16";
      break;
    }
    messages[i].envelope = (uint8_t *)envelope.bytes;
    messages[i].length = envelope.length - ENVELOPE_HEADER;
  }
  if (why == NULL) {
    if (!open_messages(chosen, auth_key.bytes, side, messages, count)) why = "the cipher cannot be set up";
    for (uint32_t i = 0; i < count; i++) ((uint8_t *)valid.bytes)[i] = (uint8_t)messages[i].valid;
  }
  free(envelopes);
  free(messages);
  return why == NULL ? undefined(env) : refuse(env, why);
}

// sha256Each(inputs: Uint8Array[], target: Uint8Array): 32 bytes each.
static napi_value sha256_each(napi_env env, napi_callback_info info) {
  napi_value values[2];
  if (!arguments(env, info, 2, values)) return NULL;
  uint32_t count;
  if (!array_length(env, values[0], &count)) return refuse(env, "inputs must be an array");
  napi_value *inputs = elements(env, values[0], count);
  piece *pieces = calloc(count + 1, sizeof *pieces);
  const char *why = inputs == NULL || pieces == NULL ? "the inputs cannot be read" : NULL;
  piece target;
  if (why == NULL && !exactly(env, values[1], 32 * (size_t)count, &target))
    why = "the target must have 32 bytes for each input";
  for (uint32_t i = 0; why == NULL && i < count; i++)
    if (!bytes_of(env, inputs[i], &pieces[i])) why = "an input must be a Uint8Array";
  if (why == NULL) hash_each(chosen, pieces, count, (uint8_t *)target.bytes);
  free(inputs);
  free(pieces);
  return why == NULL ? undefined(env) : refuse(env, why);
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

static const backend *backend_named(const char *name) {
  const backend *known[] = {instructions_backend(), portable_backend()};
  for (size_t i = 0; i < 2; i++)
    if (known[i] != NULL && (name == NULL || strcmp(known[i]->name, name) == 0)) return known[i];
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
  const backend *known[] = {instructions_backend(), portable_backend()};
  napi_value array = NULL, name;
  uint32_t count = 0;
  napi_create_array(env, &array);
  for (size_t i = 0; i < 2; i++) {
    if (known[i] == NULL) continue;
    napi_create_string_utf8(env, known[i]->name, NAPI_AUTO_LENGTH, &name);
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
  const napi_property_descriptor properties[] = {
      {"seal", NULL, seal, NULL, NULL, NULL, napi_enumerable, NULL},
      {"open", NULL, open, NULL, NULL, NULL, napi_enumerable, NULL},
      {"sha256Each", NULL, sha256_each, NULL, NULL, NULL, napi_enumerable, NULL},
      {"ige", NULL, ige, NULL, NULL, NULL, napi_enumerable, NULL},
      {"use", NULL, use, NULL, NULL, NULL, napi_enumerable, NULL},
      {"backends", NULL, NULL, NULL, NULL, names(env), napi_enumerable, NULL},
  };
  napi_define_properties(env, exports, sizeof properties / sizeof *properties, properties);
  return exports;
}
