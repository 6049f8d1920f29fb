// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "korean/josa.h"

#include "korean/syllable.h"
#include "utf8.h"

#include <string.h>

enum { FINAL_N = 4, FINAL_L = 8 }; // indices of final consonants
enum { SYLLABLE = 3 };             // bytes of one

// Which finals a particle may follow
typedef enum {
  AFTER_ANY,
  AFTER_FINAL,    // 은 이 을 과
  AFTER_NOT_L,    // 으로
  AFTER_OPEN,     // 는 가 를 와
  AFTER_OPEN_OR_L // 로
} allomorph;

typedef struct {
  char       text[16];
  josa_class kind;
  allomorph  after;
} particle;

// By first syllable, in the order of their bytes; longest first within one: the
// first fit is taken
static const particle first_particles[] = {
  {"가", JOSA_SUBJECT, AFTER_OPEN},
  {"같이", JOSA_LIKE, AFTER_ANY},
  {"고", JOSA_COPULA, AFTER_OPEN},
  {"과", JOSA_WITH, AFTER_FINAL},
  {"까지", JOSA_UNTIL, AFTER_ANY},
  {"께선", JOSA_SUBJECT, AFTER_ANY},
  {"께서", JOSA_SUBJECT, AFTER_ANY},
  {"께", JOSA_TO, AFTER_ANY},
  {"나", JOSA_OR, AFTER_OPEN},
  {"는", JOSA_TOPIC, AFTER_OPEN},
  {"다", JOSA_COPULA, AFTER_OPEN},
  {"대로", JOSA_LIKE, AFTER_ANY},
  {"도", JOSA_ALSO, AFTER_ANY},
  {"라는", JOSA_QUOTE, AFTER_OPEN},
  {"라고", JOSA_QUOTE, AFTER_OPEN},
  {"라며", JOSA_QUOTE, AFTER_OPEN},
  {"란", JOSA_QUOTE, AFTER_OPEN},
  {"랑", JOSA_WITH, AFTER_OPEN},
  {"로부터", JOSA_SOURCE, AFTER_OPEN_OR_L},
  {"로서", JOSA_BY, AFTER_OPEN_OR_L},
  {"로써", JOSA_BY, AFTER_OPEN_OR_L},
  {"로선", JOSA_BY, AFTER_OPEN_OR_L},
  {"로", JOSA_BY, AFTER_OPEN_OR_L},
  {"론", JOSA_BY, AFTER_OPEN_OR_L},
  {"를", JOSA_OBJECT, AFTER_OPEN},
  {"마다", JOSA_ONLY, AFTER_ANY},
  {"마저", JOSA_ONLY, AFTER_ANY},
  {"만큼", JOSA_LIKE, AFTER_ANY},
  {"만", JOSA_ONLY, AFTER_ANY},
  {"며", JOSA_COPULA, AFTER_OPEN},
  {"밖에", JOSA_ONLY, AFTER_ANY},
  {"보다", JOSA_THAN, AFTER_ANY},
  {"부터", JOSA_SINCE, AFTER_ANY},
  {"뿐", JOSA_ONLY, AFTER_ANY},
  {"서", JOSA_IN, AFTER_OPEN},
  {"야말로", JOSA_TOPIC, AFTER_OPEN},
  {"에게서", JOSA_SOURCE, AFTER_ANY},
  {"에선", JOSA_IN, AFTER_ANY},
  {"에서", JOSA_IN, AFTER_ANY},
  {"에겐", JOSA_TO, AFTER_ANY},
  {"에게", JOSA_TO, AFTER_ANY},
  {"에", JOSA_AT, AFTER_ANY},
  {"엔", JOSA_AT, AFTER_ANY},
  {"였다", JOSA_COPULA, AFTER_OPEN},
  {"였으며", JOSA_COPULA, AFTER_OPEN},
  {"였고", JOSA_COPULA, AFTER_OPEN},
  {"였지만", JOSA_COPULA, AFTER_OPEN},
  {"였던", JOSA_COPULA_ADN, AFTER_OPEN},
  {"와", JOSA_WITH, AFTER_OPEN},
  {"으로부터", JOSA_SOURCE, AFTER_NOT_L},
  {"으로서", JOSA_BY, AFTER_NOT_L},
  {"으로써", JOSA_BY, AFTER_NOT_L},
  {"으로선", JOSA_BY, AFTER_NOT_L},
  {"으로", JOSA_BY, AFTER_NOT_L},
  {"으론", JOSA_BY, AFTER_NOT_L},
  {"은", JOSA_TOPIC, AFTER_FINAL},
  {"을", JOSA_OBJECT, AFTER_FINAL},
  {"의", JOSA_GENITIVE, AFTER_ANY},
  {"이라는", JOSA_QUOTE, AFTER_FINAL},
  {"이라고", JOSA_QUOTE, AFTER_FINAL},
  {"이라며", JOSA_QUOTE, AFTER_FINAL},
  {"이란", JOSA_QUOTE, AFTER_FINAL},
  {"이었다", JOSA_COPULA, AFTER_FINAL},
  {"이었으며", JOSA_COPULA, AFTER_FINAL},
  {"이다", JOSA_COPULA, AFTER_ANY},
  {"이며", JOSA_COPULA, AFTER_ANY},
  {"이고", JOSA_COPULA, AFTER_ANY},
  {"이자", JOSA_COPULA, AFTER_ANY},
  {"이지만", JOSA_COPULA, AFTER_ANY},
  {"이기도", JOSA_COPULA, AFTER_ANY},
  {"이므로", JOSA_COPULA, AFTER_ANY},
  {"이기에", JOSA_COPULA, AFTER_ANY},
  {"이라서", JOSA_COPULA, AFTER_FINAL},
  {"이라면", JOSA_COPULA, AFTER_FINAL},
  {"이었고", JOSA_COPULA, AFTER_FINAL},
  {"이었지만", JOSA_COPULA, AFTER_FINAL},
  {"이었던", JOSA_COPULA_ADN, AFTER_FINAL},
  {"이라", JOSA_QUOTE, AFTER_FINAL},
  {"이랑", JOSA_WITH, AFTER_FINAL},
  {"이야말로", JOSA_TOPIC, AFTER_FINAL},
  {"이나", JOSA_OR, AFTER_FINAL},
  {"이", JOSA_SUBJECT, AFTER_FINAL},
  {"인데", JOSA_COPULA, AFTER_ANY},
  {"인", JOSA_COPULA_ADN, AFTER_ANY},
  {"입니다", JOSA_COPULA, AFTER_ANY},
  {"자", JOSA_COPULA, AFTER_OPEN},
  {"조차", JOSA_ONLY, AFTER_ANY},
  {"지만", JOSA_COPULA, AFTER_OPEN},
  {"처럼", JOSA_LIKE, AFTER_ANY},
  {"하고", JOSA_WITH, AFTER_ANY},
  {"한테서", JOSA_SOURCE, AFTER_ANY},
  {"한텐", JOSA_TO, AFTER_ANY},
  {"한테", JOSA_TO, AFTER_ANY},
};

static const size_t first_count =
  sizeof(first_particles) / sizeof(first_particles[0]);

// What may follow the first particle, and whether it marks a topic
static const struct {
  const char* text;
  bool        topic;
} later_particles[] = {
  {"는", true},    {"은", true},    {"도", true},    {"의", false},
  {"만", false},   {"까지", false}, {"부터", false}, {"이", false},
  {"가", false},   {"을", false},   {"를", false},   {"서", false},
  {"다", false},   {"이다", false}, {"로", false},   {"으로", false},
  {"보다", false}, {"처럼", false}, {"조차", false}, {"마저", false},
  {"나", false},
};

static bool
fits(allomorph after, uint32_t last)
{
  const int final = utf8_final(last);
  if (after == AFTER_ANY || final < 0) {
    return true; // letters and digits are read in many ways
  }
  switch (after) {
    case AFTER_FINAL:
      return final > 0;
    case AFTER_NOT_L:
      return final > 0 && final != FINAL_L;
    case AFTER_OPEN:
      return final == 0;
    default:
      return final == 0 || final == FINAL_L;
  }
}

static bool
starts(weft_str text, const char* prefix, size_t* size)
{
  // Syllables differ in their last byte mostly
  if (text.size < 3U || text.data[2] != prefix[2] ||
      text.data[1] != prefix[1]) {
    return false;
  }
  *size = prefix[3] ? strlen(prefix) : 3U;
  return text.size >= *size && !memcmp(text.data, prefix, *size);
}

// Consume particles behind the first one; false if something else is left
static bool
parse_later(weft_str rest, josa* out)
{
  const size_t count = sizeof(later_particles) / sizeof(later_particles[0]);
  while (rest.size) {
    size_t size = 0U;
    size_t i    = 0U;
    while (i < count && !starts(rest, later_particles[i].text, &size)) {
      ++i;
    }
    if (i == count) {
      return false;
    }
    out->topic = out->topic || later_particles[i].topic;
    rest.data += size;
    rest.size -= size;
  }
  return true;
}

// 에선 is 에서 and 는, 론 is 로 and 는
static bool
holds_topic(const particle* p)
{
  const weft_str text  = weft_str_from(p->text);
  size_t         next  = 0U;
  const bool     place = p->kind == JOSA_IN || p->kind == JOSA_AT ||
                     p->kind == JOSA_TO || p->kind == JOSA_BY ||
                     p->kind == JOSA_SUBJECT;
  return p->kind == JOSA_TOPIC || p->kind == JOSA_ALSO ||
         (place && utf8_final(utf8_next(
                     text, utf8_before(text, text.size), &next)) == FINAL_N);
}

// Whether particles may follow: 의, 을 and the like end the word
static bool
stacks(const particle* p)
{
  return p->kind != JOSA_TOPIC && p->kind != JOSA_OBJECT &&
         p->kind != JOSA_GENITIVE && p->kind != JOSA_ALSO &&
         (p->kind != JOSA_SUBJECT || p->after == AFTER_ANY); // 께서는
}

static bool
parse_first(weft_str rest, uint32_t last, josa* out)
{
  if (rest.size < SYLLABLE) {
    return false;
  }
  const uint32_t syllable = syllable_key(rest.data);
  for (size_t i = syllable_first(
         first_particles, first_count, sizeof(first_particles[0]), syllable);
       i < first_count;
       ++i) {
    const particle* const p    = &first_particles[i];
    size_t                size = 0U;
    if (syllable_key(p->text) != syllable) {
      break;
    }
    if (starts(rest, p->text, &size) && fits(p->after, last)) {
      const weft_str more = {rest.data + size, rest.size - size};
      out->kind           = p->kind;
      out->topic          = holds_topic(p);
      if ((!more.size || stacks(p)) && parse_later(more, out)) {
        return true;
      }
    }
  }
  return false;
}

bool
josa_parse(weft_str rest, uint32_t last, josa* out)
{
  static const char plural[] = "들";
  out->kind                  = JOSA_NONE;
  out->topic                 = false;
  out->plural                = false;
  out->size                  = rest.size;
  size_t size                = 0U;
  if (!rest.size) {
    return true;
  }
  if (starts(rest, plural, &size)) {
    out->plural = true;
    rest.data += size;
    rest.size -= size;
    last = 0xB4E4U; // 들
    if (!rest.size) {
      return true;
    }
  }
  return parse_first(rest, last, out);
}
