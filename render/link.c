// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "link.h"

#include "str.h"

#include <string.h>

static bool
is_web(weft_str url)
{
  return str_starts(url, WEFT_STR("http://")) ||
         str_starts(url, WEFT_STR("https://"));
}

bool
link_is_safe(weft_str url)
{
  if (is_web(url)) {
    return true;
  }
  // Without a colon before the first slash there is no scheme such as
  // `javascript:`, and `//` would be another host
  for (size_t i = 0U; i < url.size; ++i) {
    const char c = url.data[i];
    if (c == ':' || c == '&' || (unsigned char)c <= 0x20U) {
      return false;
    }
    if (c == '/' || c == '?' || c == '#') {
      break;
    }
  }
  return url.size && !str_starts(url, WEFT_STR("//")) &&
         !str_starts(url, WEFT_STR("/\\")) && url.data[0] != '\\';
}

bool
link_is_base(const char* base)
{
  const weft_str text = weft_str_from(base);
  for (size_t i = 0U; i < text.size; ++i) {
    const unsigned char c = (unsigned char)text.data[i];
    if (c <= 0x20U || c >= 0x7FU || strchr("\"<>\\`'{}|^", (int)c)) {
      return false;
    }
  }
  return link_is_safe(text);
}

// Bytes of `text` that an address cannot hold as `%XX`.  What an address has
// encoded already stays; in a path a percent sign is one.
static void
put_encoded(strbuf* b, weft_str text, const char* kept)
{
  for (size_t i = 0U; i < text.size; ++i) {
    const unsigned char c = (unsigned char)text.data[i];
    const bool plain      = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       (c >= '0' && c <= '9') || (c && strchr(kept, (int)c));
    if (plain) {
      strbuf_putc(b, (char)c);
    } else {
      strbuf_printf(b, "%%%02X", c);
    }
  }
}

weft_status
link_put(strbuf* b, const dot_input* in, size_t index)
{
  const weft_fact* const fact = weft_graph_fact(in->graph, index);
  const char* const      base = in->options->link_base;
  if (!fact || !fact->support_count) {
    return WEFT_OK;
  }
  const weft_str doc = fact->supports[0].doc;
  if (is_web(doc)) {
    put_encoded(b, doc, "-._~:/?#[]@!$&()*+,;=%");
  } else if (base) {
    strbuf_puts(b, base);
    put_encoded(b, doc, "-._~/");
  }
  return b->status;
}
