// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Character references of HTML.

#include "document/markup.h"

#include "document/scan.h"
#include "utf8.h"

enum { REFERENCE_MAX = 12, CODE_MAX = 0x10FFFF };

// Common names; the rest of HTML's two thousand is left as it stands
static const struct {
  const char* name;
  uint32_t    code;
} ENTITIES[] = {
  {"amp", '&'},       {"lt", '<'},        {"gt", '>'},
  {"quot", '"'},      {"apos", '\''},     {"nbsp", 0xA0},
  {"iexcl", 0xA1},    {"cent", 0xA2},     {"pound", 0xA3},
  {"yen", 0xA5},      {"sect", 0xA7},     {"uml", 0xA8},
  {"copy", 0xA9},     {"laquo", 0xAB},    {"shy", 0xAD},
  {"reg", 0xAE},      {"deg", 0xB0},      {"plusmn", 0xB1},
  {"sup2", 0xB2},     {"sup3", 0xB3},     {"acute", 0xB4},
  {"micro", 0xB5},    {"para", 0xB6},     {"middot", 0xB7},
  {"raquo", 0xBB},    {"frac14", 0xBC},   {"frac12", 0xBD},
  {"frac34", 0xBE},   {"iquest", 0xBF},   {"Agrave", 0xC0},
  {"Aacute", 0xC1},   {"Acirc", 0xC2},    {"Auml", 0xC4},
  {"Aring", 0xC5},    {"AElig", 0xC6},    {"Ccedil", 0xC7},
  {"Eacute", 0xC9},   {"Ntilde", 0xD1},   {"Ouml", 0xD6},
  {"times", 0xD7},    {"Oslash", 0xD8},   {"Uuml", 0xDC},
  {"szlig", 0xDF},    {"agrave", 0xE0},   {"aacute", 0xE1},
  {"acirc", 0xE2},    {"atilde", 0xE3},   {"auml", 0xE4},
  {"aring", 0xE5},    {"aelig", 0xE6},    {"ccedil", 0xE7},
  {"egrave", 0xE8},   {"eacute", 0xE9},   {"ecirc", 0xEA},
  {"euml", 0xEB},     {"iacute", 0xED},   {"icirc", 0xEE},
  {"iuml", 0xEF},     {"ntilde", 0xF1},   {"oacute", 0xF3},
  {"ocirc", 0xF4},    {"otilde", 0xF5},   {"ouml", 0xF6},
  {"divide", 0xF7},   {"oslash", 0xF8},   {"uacute", 0xFA},
  {"ucirc", 0xFB},    {"uuml", 0xFC},     {"ensp", 0x2002},
  {"emsp", 0x2003},   {"thinsp", 0x2009}, {"zwnj", 0x200C},
  {"zwj", 0x200D},    {"ndash", 0x2013},  {"mdash", 0x2014},
  {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"sbquo", 0x201A},
  {"ldquo", 0x201C},  {"rdquo", 0x201D},  {"bdquo", 0x201E},
  {"dagger", 0x2020}, {"bull", 0x2022},   {"hellip", 0x2026},
  {"permil", 0x2030}, {"prime", 0x2032},  {"lsaquo", 0x2039},
  {"rsaquo", 0x203A}, {"euro", 0x20AC},   {"trade", 0x2122},
  {"larr", 0x2190},   {"uarr", 0x2191},   {"rarr", 0x2192},
  {"darr", 0x2193},   {"minus", 0x2212},  {"infin", 0x221E},
  {"asymp", 0x2248},  {"ne", 0x2260},     {"le", 0x2264},
  {"ge", 0x2265},     {"loz", 0x25CA},    {"alpha", 0x3B1},
  {"beta", 0x3B2},    {"gamma", 0x3B3},   {"mu", 0x3BC},
};

// What pages of the Windows age mean by &#145; and its neighbours
static uint32_t
windows_code(const uint32_t code)
{
  switch (code) {
    case 0x80U:
      return 0x20ACU;
    case 0x85U:
      return 0x2026U;
    case 0x91U:
    case 0x92U:
      return code - 0x91U + 0x2018U;
    case 0x93U:
    case 0x94U:
      return code - 0x93U + 0x201CU;
    case 0x95U:
      return 0x2022U;
    case 0x96U:
    case 0x97U:
      return code - 0x96U + 0x2013U;
    default:
      return code;
  }
}

static int
digit_value(const char c)
{
  if (scan_is_digit(c)) {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
}

// `body` is what stands between `&#` and `;`
static uint32_t
numeric_code(const weft_str body)
{
  const bool hex  = body.size && (body.data[0] == 'x' || body.data[0] == 'X');
  const int  base = hex ? 16 : 10;
  uint32_t   code = 0;
  if (body.size <= (size_t)hex) {
    return 0;
  }
  for (size_t i = hex; i < body.size; ++i) {
    const int value = digit_value(body.data[i]);
    if (value >= base) {
      return 0;
    }
    code = code * (uint32_t)base + (uint32_t)value;
    if (code > CODE_MAX) {
      return 0;
    }
  }
  return windows_code(code);
}

static uint32_t
named_code(const weft_str name)
{
  for (size_t i = 0; i < sizeof(ENTITIES) / sizeof(ENTITIES[0]); ++i) {
    if (weft_str_equals(name, weft_str_from(ENTITIES[i].name))) {
      return ENTITIES[i].code;
    }
  }
  return 0;
}

size_t
entity_decode(const weft_str text,
              char           out[ENTITY_SIZE],
              size_t* const  out_size)
{
  size_t end = 1;
  while (end < text.size && end <= REFERENCE_MAX && text.data[end] != ';') {
    ++end;
  }
  if (end >= text.size || text.data[end] != ';' || end < 2U) {
    return 0;
  }

  const uint32_t code = text.data[1] == '#'
                          ? numeric_code(scan_slice(text, 2, end))
                          : named_code(scan_slice(text, 1, end));
  *out_size =
    code >= ' ' || code == '\t' || code == '\n' ? utf8_encode(code, out) : 0U;
  return *out_size ? end + 1U : 0U;
}

size_t
writer_entity(writer* const w, const size_t at)
{
  char           out[ENTITY_SIZE] = "";
  size_t         size             = 0;
  const weft_str rest             = scan_slice(w->in, at, w->in.size);
  const size_t   used             = entity_decode(rest, out, &size);
  if (!used) {
    writer_copy(w, at, at + 1U);
    return at + 1U;
  }
  writer_put(w, at, at + used, (weft_str){out, size});
  return at + used;
}

void
writer_copy(writer* const w, const size_t start, const size_t end)
{
  if (!w->status && end > start) {
    strbuf_append(&w->out, scan_slice(w->in, start, end));
    w->status =
      w->out.status ? w->out.status : map_copy(&w->map, start, end - start);
  }
}

void
writer_put(writer* const  w,
           const size_t   start,
           const size_t   end,
           const weft_str text)
{
  if (!w->status) {
    strbuf_append(&w->out, text);
    w->status = w->out.status ? w->out.status
                              : map_add(&w->map, start, end - start, text.size);
  }
}

void
writer_mark(writer* const w, const weft_sentence_kind kind)
{
  if (!w->status) {
    w->status = markup_mark(w->info, w->out.size, kind);
  }
}

weft_status
writer_finish(writer* const w, layer* const out)
{
  *out = (layer){{"", 0}, NULL, {NULL, 0, 0, 0, 0}};
  if (w->status) {
    strbuf_free(&w->out);
    map_free(&w->map);
    return w->status;
  }
  out->map       = w->map;
  out->text.size = w->out.size;
  out->owned     = w->out.size ? strbuf_detach(&w->out, NULL) : NULL;
  out->text.data = out->owned ? out->owned : "";
  strbuf_free(&w->out);
  return WEFT_OK;
}
