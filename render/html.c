// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "html.h"

#include "html_page.h"
#include "sha256.h"
#include "svg.h"
#include "text.h"
#include "try.h"

#include <stdlib.h>

#define HASH_BYTES 32U

static const char head[] =
  "<meta charset=\"utf-8\">\n"
  "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
  "<meta name=\"generator\" content=\"weft\">\n"
  "<meta name=\"referrer\" content=\"no-referrer\">\n";

// 32 bytes, given as 64 hexadecimal digits
static void
put_base64(strbuf* b, const char* hex)
{
  static const char digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0U; i < HASH_BYTES; i += 3U) {
    uint32_t three = 0U;
    for (size_t k = 0U; k < 3U; ++k) {
      char pair[3] = {'0', '0', '\0'};
      if (i + k < HASH_BYTES) {
        pair[0] = hex[2U * (i + k)];
        pair[1] = hex[2U * (i + k) + 1U];
      }
      three = (three << 8U) | (uint32_t)strtoul(pair, NULL, 16);
    }
    for (size_t k = 0U; k < 4U; ++k) {
      const bool padding = i + k > HASH_BYTES; // 32 is one byte short of 33
      strbuf_putc(b, padding ? '=' : digits[(three >> (18U - 6U * k)) & 63U]);
    }
  }
}

// Nothing is fetched, and no script runs but ours: whatever a document says
// stays text
static void
put_policy(strbuf* b)
{
  char hash[SHA256_HEX_SIZE];
  sha256_hex(html_script, hash);
  strbuf_puts(b,
              "<meta http-equiv=\"Content-Security-Policy\" content=\""
              "default-src 'none'; base-uri 'none'; form-action 'none'; "
              "img-src data:; style-src 'unsafe-inline'; "
              "script-src 'sha256-");
  put_base64(b, hash);
  strbuf_puts(b, "'\">\n");
}

static weft_status
put_title(strbuf* b, const dot_input* in)
{
  if (in->options->title.size) {
    return html_put(b, in->options->title);
  }
  strbuf_puts(
    b, view_is_korean(in->options->lang) ? "지식 그래프" : "Knowledge graph");
  return b->status;
}

// What of the page must be as the theme has it: what the picture stands on
static void
put_scheme(strbuf* b, const theme_palette* p)
{
  strbuf_printf(b, ":root{--picture:%s;", colour_show(p->background).text);
  strbuf_printf(b, "--picture-ink:%s}\n", colour_show(p->ink).text);
}

static void
put_style(strbuf* b, const dot_input* in)
{
  strbuf_puts(b, "<style>\n");
  strbuf_append(b, html_style);
  put_scheme(b, &in->theme->palette[in->scheme]);
  if (in->both) {
    strbuf_puts(b, "@media screen and (prefers-color-scheme:dark){");
    put_scheme(b, &in->theme->palette[THEME_DARK]);
    strbuf_puts(b, "}\n");
  }
  strbuf_puts(b, "</style>\n");
}

static weft_status
put_head(strbuf* b, const dot_input* in)
{
  weft_status st = WEFT_OK;
  strbuf_puts(b, "<!DOCTYPE html>\n<html lang=\"");
  strbuf_puts(b, view_is_korean(in->options->lang) ? "ko" : "en");
  if (!in->both) {
    strbuf_puts(b, "\" data-scheme=\"");
    strbuf_puts(b, in->scheme == THEME_DARK ? "dark" : "light");
  }
  strbuf_puts(b, "\">\n<head>\n");
  strbuf_puts(b, head);
  put_policy(b);
  strbuf_puts(b, "<title>");
  TRY(st, put_title(b, in));
  strbuf_puts(b, "</title>\n");
  put_style(b, in);
  strbuf_puts(b, "</head>\n");
  return b->status;
}

static weft_status
put_body(strbuf* b, weft_str raw_svg, const dot_input* in, weft_error* error)
{
  const bool  korean = view_is_korean(in->options->lang);
  weft_status st     = WEFT_OK;
  strbuf_puts(b, "<body>\n<header id=\"top\"><h1>");
  TRY(st, put_title(b, in));
  strbuf_puts(b,
              "</h1></header>\n<main id=\"main\">\n<figure id=\"picture\">\n");
  TRY(st, svg_write(b, raw_svg, in, false));
  strbuf_puts(b, "</figure>\n<noscript>\n");
  TRY(st, html_put_table(b, in));
  strbuf_puts(b, "</noscript>\n</main>\n");

  strbuf_puts(b, "<details id=\"about\"><summary>");
  strbuf_puts(b,
              korean ? "이 페이지와 사용 허락" : "About this page, licences");
  strbuf_puts(b, "</summary>\n<pre>");
  text_put_xml(b, html_licences);
  strbuf_puts(b, "</pre></details>\n");

  strbuf_puts(b, "<script type=\"application/json\" id=\"data\">");
  TRY(st, html_put_data(b, in, error));
  strbuf_puts(b, "</script>\n<script>");
  strbuf_append(b, html_script);
  strbuf_puts(b, "</script>\n</body>\n</html>\n");
  return b->status;
}

weft_status
html_write(strbuf* b, weft_str raw_svg, const dot_input* in, weft_error* error)
{
  const weft_status st = put_head(b, in);
  return st ? st : put_body(b, raw_svg, in, error);
}
