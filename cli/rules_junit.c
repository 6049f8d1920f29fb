// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rules_junit.h"

#include "output.h"
#include "utf8.h"

// XML 1.0 has no control characters but for these
static bool
is_allowed(uint32_t code)
{
  return code >= 0x20U && code != 0xFFFEU && code != 0xFFFFU;
}

static void
put_xml(strbuf* out, weft_str text)
{
  for (size_t at = 0U; at < text.size;) {
    const uint32_t code = utf8_next(text, at, &at);
    switch (code) {
      case '&':
        strbuf_puts(out, "&amp;");
        break;
      case '<':
        strbuf_puts(out, "&lt;");
        break;
      case '>':
        strbuf_puts(out, "&gt;");
        break;
      case '"':
        strbuf_puts(out, "&quot;");
        break;
      default:
        strbuf_put_code(out, is_allowed(code) ? code : ' ');
        break;
    }
  }
}

static void
put_attribute(strbuf* out, const char* name, weft_str value)
{
  strbuf_printf(out, " %s=\"", name);
  put_xml(out, value);
  strbuf_putc(out, '"');
}

void
junit_add(junit* j, const weft_example_result* r)
{
  strbuf* const out = &j->cases;
  ++j->count;
  j->failed += !r->passed;
  strbuf_puts(out, "    <testcase");
  put_attribute(out, "classname", r->rule);
  strbuf_printf(out, " name=\"%s: ", r->counter ? "counterexample" : "example");
  put_xml(out, r->text);
  strbuf_putc(out, '"');
  put_attribute(out, "file", weft_str_from(r->file));
  strbuf_printf(out, " line=\"%zu\"", r->line);
  if (r->passed) {
    strbuf_puts(out, "/>\n");
    return;
  }
  strbuf_puts(out, ">\n      <failure");
  put_attribute(out, "message", r->detail);
  strbuf_puts(out, "/>\n    </testcase>\n");
}

static void
put_property(strbuf* out, const char* names, const char* key, double value)
{
  strbuf_printf(out,
                "      <property name=\"%s.%s\" value=\"%.4f\"/>\n",
                names,
                key,
                value);
}

void
junit_add_gold(junit* j, const char* names, weft_score total)
{
  put_property(&j->properties, names, "precision", weft_score_precision(total));
  put_property(&j->properties, names, "recall", weft_score_recall(total));
  put_property(&j->properties, names, "f1", weft_score_f1(total));
}

weft_status
junit_write(const junit* j, const char* path, weft_error* error)
{
  output out  = {.name = NULL};
  strbuf text = {.data = NULL};
  strbuf_puts(&text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  strbuf_printf(&text,
                "<testsuites tests=\"%zu\" failures=\"%zu\">\n"
                "  <testsuite name=\"weft rules test\" tests=\"%zu\" "
                "failures=\"%zu\">\n",
                j->count,
                j->failed,
                j->count,
                j->failed);
  if (j->properties.size) {
    strbuf_puts(&text, "    <properties>\n");
    strbuf_append(&text, strbuf_str(&j->properties));
    strbuf_puts(&text, "    </properties>\n");
  }
  strbuf_append(&text, strbuf_str(&j->cases));
  strbuf_puts(&text, "  </testsuite>\n</testsuites>\n");
  weft_status st = j->cases.status        ? j->cases.status
                   : j->properties.status ? j->properties.status
                                          : text.status;
  if (st) {
    st = weft_error_set(error, st, NULL, 0U, 0U, "out of memory");
  }
  st = st ? st : output_open(&out, path, error);
  st = st ? st : output_write(&out, strbuf_str(&text), error);
  if (st) {
    output_discard(&out);
  } else {
    st = output_commit(&out, error);
  }
  strbuf_free(&text);
  return st;
}

void
junit_free(junit* j)
{
  strbuf_free(&j->cases);
  strbuf_free(&j->properties);
}
