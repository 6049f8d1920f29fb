// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Proves that offsets lead to the original bytes.
//
//   check_offsets decompose              standard input as decomposed Hangul
//   check_offsets check ENCODING FILE    JSON lines on standard input: decoding
//                                        and composing the bytes of each
//                                        evidence in FILE gives its text
//
// Decoding and composing are done here again, by other means than the
// library's, so that it is not compared with itself.

#include <cjson/cJSON.h>

#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_SIZE = 1 << 20, TEXT_SIZE = 1 << 16 };

enum {
  S_BASE  = 0xAC00,
  L_BASE  = 0x1100,
  V_BASE  = 0x1161,
  T_BASE  = 0x11A7,
  V_COUNT = 21,
  T_COUNT = 28,
  S_COUNT = 11172
};

static size_t
put_code(char* out, uint32_t c)
{
  if (c < 0x80U) {
    out[0] = (char)c;
    return 1U;
  }
  if (c < 0x800U) {
    out[0] = (char)(0xC0U | (c >> 6U));
    out[1] = (char)(0x80U | (c & 0x3FU));
    return 2U;
  }
  if (c < 0x10000U) {
    out[0] = (char)(0xE0U | (c >> 12U));
    out[1] = (char)(0x80U | ((c >> 6U) & 0x3FU));
    out[2] = (char)(0x80U | (c & 0x3FU));
    return 3U;
  }
  out[0] = (char)(0xF0U | (c >> 18U));
  out[1] = (char)(0x80U | ((c >> 12U) & 0x3FU));
  out[2] = (char)(0x80U | ((c >> 6U) & 0x3FU));
  out[3] = (char)(0x80U | (c & 0x3FU));
  return 4U;
}

// The code point at `p` of valid UTF-8, and its size
static uint32_t
get_code(const unsigned char* p, size_t* size)
{
  *size      = p[0] < 0x80U ? 1U : p[0] < 0xE0U ? 2U : p[0] < 0xF0U ? 3U : 4U;
  uint32_t c = *size == 1U ? p[0] : (uint32_t)(p[0] & (0xFFU >> (*size + 1U)));
  for (size_t i = 1U; i < *size; ++i) {
    c = (c << 6U) | (p[i] & 0x3FU);
  }
  return c;
}

static int
decompose(void)
{
  static char line[LINE_SIZE];
  char        out[4];
  while (fgets(line, sizeof(line), stdin)) {
    const unsigned char* p    = (const unsigned char*)line;
    size_t               size = 0U;
    for (; *p; p += size) {
      const uint32_t c = get_code(p, &size);
      if (c < S_BASE || c >= S_BASE + S_COUNT) {
        fwrite(p, 1U, size, stdout);
        continue;
      }
      const uint32_t s = c - S_BASE;
      fwrite(
        out, 1U, put_code(out, L_BASE + (s / (V_COUNT * T_COUNT))), stdout);
      fwrite(
        out, 1U, put_code(out, V_BASE + ((s / T_COUNT) % V_COUNT)), stdout);
      if (s % T_COUNT) {
        fwrite(out, 1U, put_code(out, T_BASE + (s % T_COUNT)), stdout);
      }
    }
  }
  return 0;
}

// Compose Hangul in place; the text only gets shorter
static void
compose(char* text)
{
  const unsigned char* p    = (const unsigned char*)text;
  char*                out  = text;
  uint32_t             last = 0U; // not yet written
  size_t               size = 0U;
  for (; *p; p += size) {
    const uint32_t c = get_code(p, &size);
    if (last >= L_BASE && last < L_BASE + 19U && c >= V_BASE &&
        c < V_BASE + V_COUNT) {
      last = S_BASE + ((((last - L_BASE) * V_COUNT) + c - V_BASE) * T_COUNT);
    } else if (last >= S_BASE && last < S_BASE + S_COUNT &&
               (last - S_BASE) % T_COUNT == 0U && c > T_BASE &&
               c < T_BASE + T_COUNT) {
      last += c - T_BASE;
    } else {
      out += last ? put_code(out, last) : 0U;
      last = c;
    }
  }
  out += last ? put_code(out, last) : 0U;
  *out = '\0';
}

static char*
read_file(const char* path, size_t* size)
{
  FILE* const file = fopen(path, "rb");
  char* const data = (char*)malloc(TEXT_SIZE * 16U);
  *size            = file && data ? fread(data, 1U, TEXT_SIZE * 16U, file) : 0U;
  if (file) {
    fclose(file);
  }
  return data;
}

static bool
decode(iconv_t cd, char* data, size_t size, char out[TEXT_SIZE])
{
  char*  to   = out;
  size_t room = TEXT_SIZE - 1U;
  iconv(cd, NULL, NULL, NULL, NULL);
  if (iconv(cd, &data, &size, &to, &room) == (size_t)-1) {
    return false;
  }
  *to = '\0';
  compose(out);
  return true;
}

static bool
get_span(const cJSON* object, size_t file_size, size_t* start, size_t* end)
{
  const cJSON* const s = cJSON_GetObjectItemCaseSensitive(object, "start");
  const cJSON* const e = cJSON_GetObjectItemCaseSensitive(object, "end");
  if (!cJSON_IsNumber(s) || !cJSON_IsNumber(e)) {
    return false;
  }
  *start = (size_t)s->valuedouble;
  *end   = (size_t)e->valuedouble;
  return *start < *end && *end <= file_size;
}

static bool
check_line(const cJSON* line, iconv_t cd, char* data, size_t size)
{
  static char text[TEXT_SIZE];

  const cJSON* const evidence =
    cJSON_GetObjectItemCaseSensitive(line, "evidence");
  const cJSON* const wanted =
    cJSON_GetObjectItemCaseSensitive(evidence, "text");
  size_t start = 0U;
  size_t end   = 0U;
  if (!cJSON_IsString(wanted) || !get_span(evidence, size, &start, &end)) {
    printf("a triple without evidence or with a wrong span\n");
    return false;
  }
  if (!decode(cd, data + start, end - start, text)) {
    printf("bytes %zu to %zu do not decode\n", start, end);
    return false;
  }
  if (strcmp(text, wanted->valuestring) != 0) {
    printf("bytes %zu to %zu are '%s', not '%s'\n",
           start,
           end,
           text,
           wanted->valuestring);
    return false;
  }

  // Ends lead to whole characters
  static const char* const ends[] = {"subject", "object"};
  for (size_t i = 0U; i < 2U; ++i) {
    const cJSON* const o = cJSON_GetObjectItemCaseSensitive(line, ends[i]);
    if (cJSON_HasObjectItem(o, "start") &&
        (!get_span(o, size, &start, &end) ||
         !decode(cd, data + start, end - start, text))) {
      printf("a wrong span of the %s\n", ends[i]);
      return false;
    }
  }
  return true;
}

static int
check(const char* encoding, const char* path)
{
  static char line[LINE_SIZE];

  size_t        size = 0U;
  char* const   data = read_file(path, &size);
  const iconv_t cd   = iconv_open("UTF-8", encoding);
  if (!data || cd == (iconv_t)-1) {
    printf("cannot read %s as %s\n", path, encoding);
    free(data);
    return 1;
  }

  bool   good  = true;
  size_t count = 0U;
  while (good && fgets(line, sizeof(line), stdin)) {
    cJSON* const json = cJSON_Parse(line);
    if (!json || cJSON_HasObjectItem(json, "relation")) {
      good = json && check_line(json, cd, data, size);
      ++count;
    }
    cJSON_Delete(json);
  }
  if (!count) {
    printf("no triples in %s\n", path);
  }
  iconv_close(cd);
  free(data);
  return good && count ? 0 : 1;
}

int
main(int argc, char** argv)
{
  if (argc == 2 && !strcmp(argv[1], "decompose")) {
    return decompose();
  }
  if (argc == 4 && !strcmp(argv[1], "check")) {
    return check(argv[2], argv[3]);
  }
  return 2;
}
