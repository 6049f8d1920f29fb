// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "korean/ending.h"

#include "korean/josa.h"
#include "utf8.h"

#include <string.h>

enum { ENDING_SIZE = 22, DEPTH_MAX = 4, SYLLABLE = 3 };

typedef struct {
  char         text[ENDING_SIZE];
  uint8_t      size;
  uint8_t      josa; // particles may follow
  ending_class kind;
  unsigned     flags;
} ending;

// Sorted by bytes
typedef struct {
  const ending* items;
  size_t        count;
} ending_list;

#define E(text, kind, flags)                                                   \
  {                                                                            \
    text, sizeof(text) - 1U, 0U, ENDING_##kind, flags                          \
  }
#define J(text, kind, flags)                                                   \
  {                                                                            \
    text, sizeof(text) - 1U, 1U, ENDING_##kind, flags                          \
  }
#define LIST(list)                                                             \
  {                                                                            \
    list, sizeof(list) / sizeof((list)[0])                                     \
  }

enum {
  PLAN      = ENDING_PLAN,
  CONDITION = ENDING_CONDITION,
  PURPOSE   = ENDING_PURPOSE,
  DUTY      = ENDING_DUTY,
  NEGATABLE = ENDING_NEGATABLE,
  QUOTED    = ENDING_QUOTED,
  DOUBT     = ENDING_DOUBT
};

// 다 and what grows from it: 했다, 한다고, 있다는
static const ending da_endings[] = {
  E("다", FINAL, 0),
  E("다가", CONNECT, 0),
  E("다가는", CONNECT, 0),
  E("다가도", CONNECT, 0),
  E("다거나", CONNECT, QUOTED),
  E("다고", CONNECT, QUOTED),
  E("다고는", CONNECT, QUOTED),
  E("다고도", CONNECT, QUOTED),
  J("다기", NOMINAL, QUOTED),
  E("다네", FINAL, QUOTED),
  E("다는", ADN_NOW, QUOTED),
  E("다는데", CONNECT, QUOTED),
  J("다는지", CONNECT, DOUBT),
  E("다니", CONNECT, QUOTED),
  E("다더니", CONNECT, QUOTED),
  E("다더라", FINAL, QUOTED),
  E("다던", ADN_PAST, QUOTED),
  E("다든가", CONNECT, QUOTED),
  E("다든지", CONNECT, QUOTED),
  E("다만", CONNECT, 0),
  E("다며", CONNECT, QUOTED),
  E("다면", CONNECT, CONDITION),
  E("다면서", CONNECT, QUOTED),
  E("다면서도", CONNECT, QUOTED),
  E("다시피", CONNECT, 0),
  E("다지만", CONNECT, 0),
  E("단", ADN_NOW, QUOTED),
  E("단다", FINAL, QUOTED),
  E("답니다", FINAL, QUOTED),
  E("대", FINAL, QUOTED),
};

// 고, 기, 지 …: after stems of any shape, and after 었 and 겠
static const ending stem_endings[] = {
  E("거나", CONNECT, 0),
  E("거니와", CONNECT, 0),
  E("거든", CONNECT, CONDITION),
  E("건대", CONNECT, 0),
  E("건만", CONNECT, 0),
  E("게", CONNECT, 0),
  E("게끔", CONNECT, PURPOSE),
  E("게나", CONNECT, 0),
  E("게는", CONNECT, 0),
  E("게도", CONNECT, 0),
  E("게만", CONNECT, 0),
  E("고", CONNECT, 0),
  E("고는", CONNECT, 0),
  E("고도", CONNECT, 0),
  E("고만", CONNECT, 0),
  E("고서", CONNECT, 0),
  E("고서는", CONNECT, 0),
  E("고서야", CONNECT, 0),
  E("고선", CONNECT, 0),
  E("고야", CONNECT, 0),
  E("고자", CONNECT, PURPOSE),
  E("구", CONNECT, 0),
  E("구나", FINAL, 0),
  E("군", FINAL, 0),
  J("기", NOMINAL, 0),
  E("기로", NOMINAL, PLAN),
  E("기로는", NOMINAL, PLAN),
  E("긴", NOMINAL, 0),
  E("길", NOMINAL, 0),
  E("냐", FINAL, DOUBT),
  E("냐고", CONNECT, DOUBT | QUOTED),
  E("냐는", ADN_NOW, DOUBT | QUOTED),
  E("냐며", CONNECT, DOUBT | QUOTED),
  E("냐면", CONNECT, CONDITION),
  E("네", FINAL, 0),
  E("노라", FINAL, 0),
  E("노라고", CONNECT, QUOTED),
  E("느냐", FINAL, DOUBT),
  E("느냐고", CONNECT, DOUBT | QUOTED),
  E("느냐는", ADN_NOW, DOUBT | QUOTED),
  E("느니", CONNECT, 0),
  E("느라", CONNECT, 0),
  E("느라고", CONNECT, 0),
  E("더군", FINAL, 0),
  E("더니", CONNECT, 0),
  E("더라", FINAL, 0),
  E("더라고", FINAL, 0),
  E("더라구", FINAL, 0),
  E("더라도", CONNECT, CONDITION),
  E("더라면", CONNECT, CONDITION),
  E("던", ADN_PAST, 0),
  E("던가", FINAL, DOUBT),
  E("던데", CONNECT, 0),
  E("던지", CONNECT, DOUBT),
  E("도록", CONNECT, PURPOSE),
  E("도록까지", CONNECT, PURPOSE),
  E("든", CONNECT, CONDITION),
  E("든가", CONNECT, CONDITION),
  E("든지", CONNECT, CONDITION),
  E("듯", CONNECT, 0),
  E("듯이", CONNECT, 0),
  E("듯한", ADN_PAST, 0),
  E("소", FINAL, 0),
  E("자", CONNECT, 0),
  E("자고", CONNECT, PURPOSE),
  E("자는", ADN_NOW, PURPOSE),
  E("자던", ADN_PAST, PURPOSE),
  E("자마자", CONNECT, 0),
  E("자며", CONNECT, PURPOSE),
  E("자면", CONNECT, CONDITION),
  E("죠", FINAL, 0),
  E("지", CONNECT, NEGATABLE),
  E("지가", CONNECT, NEGATABLE),
  E("지는", CONNECT, NEGATABLE),
  E("지도", CONNECT, NEGATABLE),
  E("지를", CONNECT, NEGATABLE),
  E("지만", CONNECT, 0),
  E("지만은", CONNECT, 0),
  E("지조차", CONNECT, NEGATABLE),
  E("진", CONNECT, NEGATABLE),
  E("질", CONNECT, NEGATABLE),
};

static const ending eu_endings[] = {
  E("나", CONNECT, 0),
  E("나마", CONNECT, 0),
  E("니", CONNECT, 0),
  E("니까", CONNECT, 0),
  E("되", CONNECT, 0),
  E("라", FINAL, PURPOSE),
  E("라고", CONNECT, PURPOSE),
  E("라는", ADN_NOW, PURPOSE),
  E("라던", ADN_PAST, PURPOSE),
  E("라며", CONNECT, PURPOSE),
  E("라면서", CONNECT, PURPOSE),
  E("랴", FINAL, DOUBT),
  E("러", CONNECT, PURPOSE),
  E("려", CONNECT, PURPOSE),
  E("려고", CONNECT, PURPOSE),
  E("려는", ADN_NOW, PURPOSE),
  E("려다", CONNECT, PURPOSE),
  E("려다가", CONNECT, PURPOSE),
  E("려던", ADN_PAST, PURPOSE),
  E("려면", CONNECT, CONDITION),
  E("리라", FINAL, PLAN),
  E("리라고", CONNECT, PLAN | QUOTED),
  E("리라는", ADN_NOW, PLAN | QUOTED),
  E("리란", ADN_NOW, PLAN | QUOTED),
  E("며", CONNECT, 0),
  E("면", CONNECT, CONDITION),
  E("면서", CONNECT, 0),
  E("면서도", CONNECT, 0),
  E("면서부터", CONNECT, 0),
  E("면은", CONNECT, CONDITION),
  E("므로", CONNECT, 0),
  E("세요", FINAL, PURPOSE),
  E("소서", FINAL, PURPOSE),
  E("시오", FINAL, PURPOSE),
  E("십시오", FINAL, PURPOSE),
  E("오", FINAL, 0),
};

static const ending link_endings[] = {
  E("", CONNECT, 0),
  E("다가", CONNECT, 0),
  E("도", CONNECT, CONDITION),
  E("라", FINAL, PURPOSE),
  E("라고", CONNECT, PURPOSE),
  E("서", CONNECT, 0),
  E("서는", CONNECT, 0),
  E("서도", CONNECT, 0),
  E("서라도", CONNECT, 0),
  E("서만", CONNECT, 0),
  E("서야", CONNECT, 0),
  E("선", CONNECT, 0),
  E("야", CONNECT, DUTY),
  E("야만", CONNECT, DUTY),
  E("야죠", FINAL, DUTY),
  E("야지", FINAL, DUTY),
  E("요", FINAL, 0),
};

// After 었 and 겠, besides those of stems and of 다
static const ending past_endings[] = {
  E("나", FINAL, DOUBT),
  J("는가", FINAL, DOUBT),
  E("는데", CONNECT, 0),
  E("는데도", CONNECT, 0),
  J("는지", CONNECT, DOUBT),
  E("니", FINAL, DOUBT),
  E("습니까", FINAL, DOUBT),
  E("습니다", FINAL, 0),
  E("습니다만", CONNECT, 0),
  E("어", FINAL, 0),
  E("어도", CONNECT, CONDITION),
  E("어서", CONNECT, 0),
  E("어야", CONNECT, DUTY),
  E("을", ADN_NEXT, DOUBT),
  E("을까", FINAL, DOUBT),
  E("을까요", FINAL, DOUBT),
  E("을수록", CONNECT, CONDITION),
  J("을지", CONNECT, DOUBT),
  E("을지라도", CONNECT, CONDITION),
  E("을텐데", CONNECT, DOUBT),
  J("음", NOMINAL, 0),
};

static const ending adn_past_endings[] = {
  E("", ADN_PAST, 0),
  J("가", FINAL, DOUBT),
  E("것", ADN_PAST, 0),
  E("구나", FINAL, 0),
  E("데", CONNECT, 0),
  E("데다", CONNECT, 0),
  E("데다가", CONNECT, 0),
  E("데도", CONNECT, 0),
  E("들", CONNECT, CONDITION),
  E("듯", CONNECT, 0),
  E("만큼", CONNECT, 0),
  J("지", CONNECT, DOUBT),
  E("채", CONNECT, 0),
};

static const ending adn_now_endings[] = {
  E("", ADN_NOW, 0),
  J("가", FINAL, DOUBT),
  E("걸", FINAL, 0),
  E("것", ADN_NOW, 0),
  E("구나", FINAL, 0),
  E("군", FINAL, 0),
  E("대로", CONNECT, 0),
  E("데", CONNECT, 0),
  E("데다", CONNECT, 0),
  E("데도", CONNECT, 0),
  E("듯", CONNECT, 0),
  E("만큼", CONNECT, 0),
  J("지", CONNECT, DOUBT),
};

static const ending adn_next_endings[] = {
  E("", ADN_NEXT, 0),
  E("것", ADN_NEXT, 0),
  E("게", FINAL, PLAN),
  E("까", FINAL, DOUBT),
  E("까봐", CONNECT, DOUBT),
  E("듯", CONNECT, DOUBT),
  E("때", ADN_NEXT, 0),
  E("래", FINAL, PLAN),
  E("만큼", CONNECT, 0),
  E("만한", ADN_PAST, 0),
  E("수", ADN_NEXT, 0),
  E("수록", CONNECT, CONDITION),
  J("지", CONNECT, DOUBT),
  E("지라도", CONNECT, CONDITION),
  E("지언정", CONNECT, CONDITION),
  E("텐데", CONNECT, DOUBT),
};

static const ending polite_endings[] = {
  E("니까", FINAL, DOUBT),
  E("니다", FINAL, 0),
  E("니다만", CONNECT, 0),
  E("시다", FINAL, PURPOSE),
};

static const ending noun_endings[] = {
  J("", NOMINAL, 0),
};

static const ending_list lists[BASE_COUNT] = {
  LIST(stem_endings),
  LIST(eu_endings),
  LIST(link_endings),
  LIST(past_endings),
  LIST(adn_past_endings),
  LIST(adn_now_endings),
  LIST(adn_next_endings),
  LIST(polite_endings),
  LIST(noun_endings),
  LIST(link_endings),
  LIST(past_endings),
};
static const ending_list da_list   = LIST(da_endings);
static const ending_list stem_list = LIST(stem_endings);

// A form of another stem that may stand where an ending does
typedef struct {
  char      text[10];
  base_kind kind;
} prefix_form;

static const prefix_form honorific[] = {
  {"시는", BASE_ADN_NOW},
  {"시", BASE_STEM},
  {"시", BASE_EU},
  {"셔", BASE_LINK},
  {"셨", BASE_PAST},
  {"신", BASE_ADN_PAST},
  {"실", BASE_ADN_NEXT},
  {"십", BASE_POLITE},
  {"심", BASE_NOUN},
};

static const prefix_form passive[] = {
  {"지", BASE_STEM},
  {"지", BASE_EU},
  {"지는", BASE_ADN_NOW},
  {"져", BASE_LINK},
  {"졌", BASE_PAST},
  {"진", BASE_ADN_PAST},
  {"질", BASE_ADN_NEXT},
  {"집", BASE_POLITE},
  {"짐", BASE_NOUN},
};

static bool
begins(weft_str text, const char* prefix, size_t size)
{
  return text.size >= size && text.data[size - 1U] == prefix[size - 1U] &&
         !memcmp(text.data, prefix, size);
}

// The first syllable's bytes as a number that keeps their order; 0 for none
static inline uint32_t
syllable_key(const char* text)
{
  const unsigned char* const p = (const unsigned char*)text;
  return (uint32_t)p[0] << 16U | (uint32_t)p[1] << 8U | p[2];
}

// The first ending that does not stand before those of a syllable
static size_t
find_first(const ending_list* list, uint32_t syllable)
{
  size_t low  = 0U;
  size_t high = list->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2U;
    if (syllable_key(list->items[middle].text) < syllable) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return low;
}

// Whether an ending and particles make up `rest`
static bool
takes_josa(const ending* e, weft_str rest, uint32_t last)
{
  if (!e->josa || e->size >= rest.size ||
      memcmp(e->text, rest.data, e->size) != 0) {
    return false;
  }
  const weft_str more = {rest.data + e->size, rest.size - e->size};
  josa           j;
  return josa_parse(
           more, e->size ? utf8_code_before(rest, e->size) : last, &j) &&
         !j.plural && !(j.kind == JOSA_COPULA_ADN && e->kind == ENDING_NOMINAL);
}

static bool
find(const ending_list* list, weft_str rest, uint32_t last, verb* out)
{
  const ending* const empty = list->items[0].size ? NULL : &list->items[0];
  const ending*       found = NULL;
  if (rest.size < SYLLABLE) {
    found = !rest.size ? empty : NULL;
  } else {
    const uint32_t syllable = syllable_key(rest.data);
    const size_t   first    = find_first(list, syllable);
    for (size_t i = first; i < list->count; ++i) {
      const ending* const e = &list->items[i];
      if (syllable_key(e->text) != syllable) {
        break;
      }
      if (e->size == rest.size && !memcmp(e->text, rest.data, e->size)) {
        found = e; // as a whole rather than with particles: 기로
        break;
      }
      found = !found && takes_josa(e, rest, last) ? e : found;
    }
    found = !found && empty && takes_josa(empty, rest, last) ? empty : found;
  }
  if (found) {
    out->ending = found->kind;
    out->flags |= found->flags;
  }
  return found != NULL;
}

static bool
parse(base_kind kind, weft_str rest, uint32_t last, verb* out, int depth);

static bool
parse_forms(const prefix_form* forms,
            size_t             count,
            weft_str           rest,
            verb*              out,
            int                depth)
{
  for (size_t i = 0U; i < count; ++i) {
    const size_t size = strlen(forms[i].text);
    if (begins(rest, forms[i].text, size) &&
        parse(forms[i].kind,
              (weft_str){rest.data + size, rest.size - size},
              utf8_code_before(rest, size),
              out,
              depth + 1)) {
      return true;
    }
  }
  return false;
}

static bool
is_past(base_kind kind)
{
  return kind == BASE_PAST || kind == BASE_PAST_TOO;
}

// 었 and 겠 stand between the base and the ending proper
static bool
parse_tense(base_kind kind, weft_str rest, verb* out, int depth)
{
  static const char will[] = "겠";
  static const char had[]  = "었";
  const size_t      size   = sizeof(will) - 1U;
  const weft_str    more   = {rest.data + size, rest.size - size};
  if (rest.size <= size) {
    return false;
  }
  if ((kind == BASE_STEM || is_past(kind)) && begins(rest, will, size)) {
    const unsigned flags = out->flags;
    if (parse(BASE_PAST, more, 0U, out, depth + 1)) {
      out->flags |= ENDING_PLAN;
      if (!is_past(kind)) {
        out->flags =
          (out->flags & ~(unsigned)ENDING_PAST) | (flags & ENDING_PAST);
      }
      return true;
    }
    return false;
  }
  return is_past(kind) && begins(rest, had, size) &&
         parse(BASE_PAST, more, 0U, out, depth + 1);
}

// Endings of other bases that may follow this one
static bool
parse_shared(base_kind kind, weft_str rest, uint32_t last, verb* out, int depth)
{
  static const char eu[] = "으";
  const size_t      size = sizeof(eu) - 1U;
  if (!rest.size) {
    return false;
  }
  if ((kind == BASE_STEM || kind == BASE_ADN_PAST || kind == BASE_ADN_NOW ||
       is_past(kind)) &&
      rest.data[0] == "다"[0] && find(&da_list, rest, last, out)) {
    return true;
  }
  if (is_past(kind)) {
    return find(&stem_list, rest, last, out) ||
           (begins(rest, eu, size) &&
            find(&lists[BASE_EU],
                 (weft_str){rest.data + size, rest.size - size},
                 last,
                 out));
  }
  if (kind == BASE_EU) {
    return parse_forms(
      honorific, sizeof(honorific) / sizeof(honorific[0]), rest, out, depth);
  }
  if (kind == BASE_LINK || kind == BASE_LINK_TOO) {
    const bool found = parse_forms(
      passive, sizeof(passive) / sizeof(passive[0]), rest, out, depth);
    out->voice = found ? VOICE_PASSIVE : out->voice;
    return found;
  }
  return false;
}

static bool
parse(base_kind kind, weft_str rest, uint32_t last, verb* out, int depth)
{
  if (depth > DEPTH_MAX) {
    return false;
  }
  if (find(&lists[kind], rest, last, out) ||
      parse_tense(kind, rest, out, depth) ||
      parse_shared(kind, rest, last, out, depth)) {
    out->flags |= is_past(kind) ? (unsigned)ENDING_PAST : 0U;
    return true;
  }
  static const char polite[] = "요";
  const size_t      size     = sizeof(polite) - 1U;
  if (rest.size > size && !memcmp(rest.data + rest.size - size, polite, size) &&
      parse(
        kind, (weft_str){rest.data, rest.size - size}, last, out, depth + 1)) {
    out->ending = ENDING_FINAL;
    out->flags &= ~(unsigned)ENDING_CONDITION; // 했거든요
    return true;
  }
  return false;
}

bool
ending_parse(base_kind kind, weft_str rest, uint32_t last, verb* out)
{
  out->flags = 0U;
  return parse(kind, rest, last, out, 0);
}

// Forms of 이다 and, after open syllables, of 이다 without its stem
typedef struct {
  char      text[10];
  base_kind kind;
  bool      open; // only after an open syllable
} copula_form;

static const ending copula_endings[] = {
  E("에요", FINAL, 0),
  E("예요", FINAL, 0),
  E("이라", CONNECT, 0),
  E("이라고", CONNECT, QUOTED),
  E("이라고는", CONNECT, QUOTED),
  E("이라기보다", NOMINAL, 0),
  E("이라기보다는", NOMINAL, 0),
  E("이라는", ADN_NOW, QUOTED),
  E("이라던", ADN_PAST, QUOTED),
  E("이라며", CONNECT, QUOTED),
  E("이라면", CONNECT, CONDITION),
  E("이라면서", CONNECT, QUOTED),
  E("이라서", CONNECT, 0),
  E("이라지만", CONNECT, QUOTED),
  E("이란", ADN_NOW, QUOTED),
  E("이에요", FINAL, 0),
  E("이예요", FINAL, 0),
};

static const ending open_copula_endings[] = {
  E("라", CONNECT, 0),
  E("라고", CONNECT, QUOTED),
  E("라고는", CONNECT, QUOTED),
  E("라기보다", NOMINAL, 0),
  E("라기보다는", NOMINAL, 0),
  E("라는", ADN_NOW, QUOTED),
  E("라던", ADN_PAST, QUOTED),
  E("라며", CONNECT, QUOTED),
  E("라면", CONNECT, CONDITION),
  E("라면서", CONNECT, QUOTED),
  E("라서", CONNECT, 0),
  E("라지만", CONNECT, QUOTED),
  E("란", ADN_NOW, QUOTED),
};

static const ending_list copula_list      = LIST(copula_endings);
static const ending_list open_copula_list = LIST(open_copula_endings);

static const copula_form copula_forms[] = {
  {"이", BASE_STEM, false},
  {"이", BASE_EU, false},
  {"이었", BASE_PAST, false},
  {"였", BASE_PAST, false},
  {"이어", BASE_LINK, false},
  {"여", BASE_LINK, true},
  {"인", BASE_ADN_PAST, false},
  {"일", BASE_ADN_NEXT, false},
  {"입", BASE_POLITE, false},
  {"임", BASE_NOUN, false},
};

// Endings that 이 may be left out before, behind an open syllable
static const ending dropped_endings[] = {
  E("거나", CONNECT, 0),
  E("고", CONNECT, 0),
  E("니까", CONNECT, 0),
  E("다", FINAL, 0),
  E("던", ADN_PAST, 0),
  E("든", CONNECT, CONDITION),
  E("든지", CONNECT, CONDITION),
  E("며", CONNECT, 0),
  E("면", CONNECT, CONDITION),
  E("면서", CONNECT, 0),
  E("므로", CONNECT, 0),
  E("자", CONNECT, 0),
  E("죠", FINAL, 0),
  E("지", CONNECT, 0),
  E("지만", CONNECT, 0),
};
static const ending_list dropped_list = LIST(dropped_endings);

bool
ending_parse_copula(weft_str rest, uint32_t last, verb* out)
{
  const bool open = utf8_final(last) <= 0;
  out->flags      = 0U;
  out->voice      = VOICE_ACTIVE;
  out->copula     = true;
  if (find(&copula_list, rest, 0U, out) ||
      (open && (find(&open_copula_list, rest, 0U, out) ||
                find(&dropped_list, rest, 0U, out)))) {
    return true;
  }
  for (size_t i = 0U; i < sizeof(copula_forms) / sizeof(copula_forms[0]); ++i) {
    const copula_form* const f    = &copula_forms[i];
    const size_t             size = strlen(f->text);
    out->flags                    = 0U;
    if (begins(rest, f->text, size) && (open || !f->open) &&
        parse(f->kind,
              (weft_str){rest.data + size, rest.size - size},
              utf8_code_before(rest, size),
              out,
              0)) {
      out->voice = VOICE_ACTIVE;
      // 인: the present of 이다 looks like the past of others
      if (f->kind == BASE_ADN_PAST && out->ending == ENDING_ADN_PAST) {
        out->ending = ENDING_ADN_NOW;
      }
      return true;
    }
  }
  out->copula = false;
  return false;
}
