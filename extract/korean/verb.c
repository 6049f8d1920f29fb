// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "korean/verb.h"

#include "korean/conjugate.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const char*  text;
  ending_class kind;
  unsigned     flags;
} ending;

// What may follow each kind of base form.  Exact matches only.
static const ending stem_endings[] = {
  {"고", ENDING_CONNECT, 0},
  {"고는", ENDING_CONNECT, 0},
  {"고서", ENDING_CONNECT, 0},
  {"고도", ENDING_CONNECT, 0},
  {"거나", ENDING_CONNECT, 0},
  {"기", ENDING_NOMINAL, 0},
  {"기로", ENDING_NOMINAL, ENDING_PLAN},
  {"기도", ENDING_NOMINAL, 0},
  {"기를", ENDING_NOMINAL, 0},
  {"기에", ENDING_NOMINAL, 0},
  {"기까지", ENDING_NOMINAL, 0},
  {"기는", ENDING_NOMINAL, 0},
  {"기만", ENDING_NOMINAL, 0},
  {"지", ENDING_CONNECT, ENDING_NEGATABLE},
  {"지는", ENDING_CONNECT, ENDING_NEGATABLE},
  {"지도", ENDING_CONNECT, ENDING_NEGATABLE},
  {"지만", ENDING_CONNECT, 0},
  {"게", ENDING_CONNECT, 0},
  {"자", ENDING_CONNECT, 0},
  {"자마자", ENDING_CONNECT, 0},
  {"도록", ENDING_CONNECT, ENDING_PURPOSE},
  {"고자", ENDING_CONNECT, ENDING_PURPOSE},
  {"더라도", ENDING_CONNECT, ENDING_CONDITION},
  {"겠다", ENDING_FINAL, ENDING_PLAN},
  {"겠다고", ENDING_FINAL, ENDING_PLAN | ENDING_QUOTED},
  {"겠다는", ENDING_FINAL, ENDING_PLAN | ENDING_QUOTED},
  {"겠다며", ENDING_FINAL, ENDING_PLAN | ENDING_QUOTED},
  {"겠습니다", ENDING_FINAL, ENDING_PLAN},
  {"겠고", ENDING_CONNECT, ENDING_PLAN},
  {"겠지만", ENDING_CONNECT, ENDING_PLAN},
  {"던", ENDING_ADN_PAST, 0},
  {"자고", ENDING_CONNECT, ENDING_PURPOSE},
  {"자는", ENDING_ADN_NOW, ENDING_PURPOSE},
  {"느냐", ENDING_FINAL, ENDING_DOUBT},
};

static const ending eu_endings[] = {
  {"며", ENDING_CONNECT, 0},
  {"면서", ENDING_CONNECT, 0},
  {"면", ENDING_CONNECT, ENDING_CONDITION},
  {"려면", ENDING_CONNECT, ENDING_CONDITION},
  {"려고", ENDING_CONNECT, ENDING_PURPOSE},
  {"려는", ENDING_ADN_NOW, ENDING_PURPOSE},
  {"려던", ENDING_ADN_PAST, ENDING_PURPOSE},
  {"러", ENDING_CONNECT, ENDING_PURPOSE},
  {"라고", ENDING_CONNECT, ENDING_PURPOSE},
  {"라는", ENDING_ADN_NOW, ENDING_PURPOSE},
  {"라며", ENDING_CONNECT, ENDING_PURPOSE},
  {"니", ENDING_CONNECT, 0},
  {"니까", ENDING_CONNECT, 0},
  {"므로", ENDING_CONNECT, 0},
  {"나", ENDING_CONNECT, 0},
};

static const ending link_endings[] = {
  {"", ENDING_CONNECT, 0},
  {"서", ENDING_CONNECT, 0},
  {"선", ENDING_CONNECT, 0},
  {"서는", ENDING_CONNECT, 0},
  {"서도", ENDING_CONNECT, 0},
  {"도", ENDING_CONNECT, ENDING_CONDITION},
  {"야", ENDING_CONNECT, ENDING_DUTY},
  {"야만", ENDING_CONNECT, ENDING_DUTY},
  {"왔다", ENDING_FINAL, 0},
  {"왔다고", ENDING_FINAL, ENDING_QUOTED},
  {"왔으며", ENDING_CONNECT, 0},
  {"왔고", ENDING_CONNECT, 0},
  {"온", ENDING_ADN_PAST, 0},
  {"오던", ENDING_ADN_PAST, 0},
  {"오고", ENDING_CONNECT, 0},
  {"낸", ENDING_ADN_PAST, 0},
  {"냈다", ENDING_FINAL, 0},
  {"낸다", ENDING_FINAL, 0},
};

static const ending past_endings[] = {
  {"다", ENDING_FINAL, 0},
  {"다고", ENDING_FINAL, ENDING_QUOTED},
  {"다는", ENDING_FINAL, ENDING_QUOTED},
  {"다며", ENDING_FINAL, ENDING_QUOTED},
  {"다면서", ENDING_FINAL, ENDING_QUOTED},
  {"다면", ENDING_CONNECT, ENDING_CONDITION},
  {"습니다", ENDING_FINAL, 0},
  {"고", ENDING_CONNECT, 0},
  {"으며", ENDING_CONNECT, 0},
  {"으나", ENDING_CONNECT, 0},
  {"으면", ENDING_CONNECT, ENDING_CONDITION},
  {"으니", ENDING_CONNECT, 0},
  {"지만", ENDING_CONNECT, 0},
  {"는데", ENDING_CONNECT, 0},
  {"다가", ENDING_CONNECT, 0},
  {"던", ENDING_ADN_PAST, 0},
  {"었다", ENDING_FINAL, 0},
  {"었던", ENDING_ADN_PAST, 0},
  {"을", ENDING_ADN_NEXT, ENDING_DOUBT},
  {"음", ENDING_NOMINAL, 0},
  {"음을", ENDING_NOMINAL, 0},
  {"기", ENDING_NOMINAL, 0},
  {"기에", ENDING_NOMINAL, 0},
  {"는지", ENDING_CONNECT, ENDING_DOUBT},
  {"을까", ENDING_FINAL, ENDING_DOUBT},
  {"을지", ENDING_CONNECT, ENDING_DOUBT},
  {"나", ENDING_FINAL, ENDING_DOUBT},
  {"는가", ENDING_FINAL, ENDING_DOUBT},
  {"느냐", ENDING_FINAL, ENDING_DOUBT},
  {"습니까", ENDING_FINAL, ENDING_DOUBT},
  {"더라면", ENDING_CONNECT, ENDING_CONDITION},
  {"더라도", ENDING_CONNECT, ENDING_CONDITION},
  {"어도", ENDING_CONNECT, ENDING_CONDITION},
  {"어야", ENDING_CONNECT, ENDING_DUTY},
  {"는데도", ENDING_CONNECT, 0},
  {"으면서", ENDING_CONNECT, 0},
  {"으므로", ENDING_CONNECT, 0},
  {"기로", ENDING_NOMINAL, 0},
  {"음에도", ENDING_NOMINAL, 0},
};

static const ending adn_past_endings[] = {
  {"", ENDING_ADN_PAST, 0},
  {"다", ENDING_FINAL, 0},
  {"다고", ENDING_FINAL, ENDING_QUOTED},
  {"다는", ENDING_FINAL, ENDING_QUOTED},
  {"다며", ENDING_FINAL, ENDING_QUOTED},
  {"다면서", ENDING_FINAL, ENDING_QUOTED},
  {"다면", ENDING_CONNECT, ENDING_CONDITION},
  {"데", ENDING_CONNECT, 0},
};

static const ending adn_now_endings[] = {
  {"", ENDING_ADN_NOW, 0},
  {"다", ENDING_FINAL, 0},
  {"다고", ENDING_FINAL, ENDING_QUOTED},
  {"다는", ENDING_FINAL, ENDING_QUOTED},
  {"다며", ENDING_FINAL, ENDING_QUOTED},
  {"데", ENDING_CONNECT, 0},
  {"데도", ENDING_CONNECT, 0},
  {"지", ENDING_CONNECT, ENDING_DOUBT},
  {"가", ENDING_FINAL, ENDING_DOUBT},
};

static const ending adn_next_endings[] = {
  {"", ENDING_ADN_NEXT, 0},
  {"지", ENDING_CONNECT, ENDING_DOUBT},
  {"지는", ENDING_CONNECT, ENDING_DOUBT},
  {"까", ENDING_FINAL, ENDING_DOUBT},
  {"수록", ENDING_CONNECT, ENDING_CONDITION},
};

static const ending polite_endings[] = {
  {"니다", ENDING_FINAL, 0},
  {"니까", ENDING_FINAL, ENDING_DOUBT},
  {"니다만", ENDING_CONNECT, 0},
};

static const ending noun_endings[] = {
  {"", ENDING_NOMINAL, 0},
  {"에", ENDING_NOMINAL, 0},
  {"에도", ENDING_NOMINAL, 0},
  {"으로써", ENDING_NOMINAL, 0},
  {"에도 불구하고", ENDING_NOMINAL, 0},
};

#define LIST(list)                                                             \
  {                                                                            \
    list, sizeof(list) / sizeof((list)[0])                                     \
  }

static const struct {
  const ending* items;
  size_t        count;
} endings[BASE_COUNT] = {
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

// Forms of 하다 and the other light verbs that turn a noun into a predicate
typedef struct {
  const char* text;
  base_kind   kind;
  verb_voice  voice;
} light_form;

static const light_form light_forms[] = {
  {"하", BASE_STEM, VOICE_ACTIVE},
  {"하", BASE_EU, VOICE_ACTIVE},
  {"하는", BASE_ADN_NOW, VOICE_ACTIVE},
  {"해", BASE_LINK, VOICE_ACTIVE},
  {"하여", BASE_LINK, VOICE_ACTIVE},
  {"했", BASE_PAST, VOICE_ACTIVE},
  {"하였", BASE_PAST, VOICE_ACTIVE},
  {"한", BASE_ADN_PAST, VOICE_ACTIVE},
  {"할", BASE_ADN_NEXT, VOICE_ACTIVE},
  {"합", BASE_POLITE, VOICE_ACTIVE},
  {"함", BASE_NOUN, VOICE_ACTIVE},
  {"되", BASE_STEM, VOICE_PASSIVE},
  {"되", BASE_EU, VOICE_PASSIVE},
  {"되는", BASE_ADN_NOW, VOICE_PASSIVE},
  {"돼", BASE_LINK, VOICE_PASSIVE},
  {"되어", BASE_LINK, VOICE_PASSIVE},
  {"됐", BASE_PAST, VOICE_PASSIVE},
  {"되었", BASE_PAST, VOICE_PASSIVE},
  {"된", BASE_ADN_PAST, VOICE_PASSIVE},
  {"될", BASE_ADN_NEXT, VOICE_PASSIVE},
  {"됩", BASE_POLITE, VOICE_PASSIVE},
  {"됨", BASE_NOUN, VOICE_PASSIVE},
  {"받", BASE_STEM, VOICE_PASSIVE},
  {"받으", BASE_EU, VOICE_PASSIVE},
  {"받는", BASE_ADN_NOW, VOICE_PASSIVE},
  {"받아", BASE_LINK, VOICE_PASSIVE},
  {"받았", BASE_PAST, VOICE_PASSIVE},
  {"받은", BASE_ADN_PAST, VOICE_PASSIVE},
  {"받을", BASE_ADN_NEXT, VOICE_PASSIVE},
  {"당하", BASE_STEM, VOICE_PASSIVE},
  {"당해", BASE_LINK, VOICE_PASSIVE},
  {"당했", BASE_PAST, VOICE_PASSIVE},
  {"당한", BASE_ADN_PAST, VOICE_PASSIVE},
  {"시키", BASE_STEM, VOICE_CAUSATIVE},
  {"시키", BASE_EU, VOICE_CAUSATIVE},
  {"시키는", BASE_ADN_NOW, VOICE_CAUSATIVE},
  {"시켜", BASE_LINK, VOICE_CAUSATIVE},
  {"시켰", BASE_PAST, VOICE_CAUSATIVE},
  {"시킨", BASE_ADN_PAST, VOICE_CAUSATIVE},
  {"시킬", BASE_ADN_NEXT, VOICE_CAUSATIVE},
};

// A base form of a native stem; forms that look alike are chained
typedef struct {
  size_t    stem;
  base_kind kind;
  size_t    next; // index + 1 of the next form with this text, or 0
} base_entry;

static weft_status
add_base(verb_table* verbs, const char* text, base_kind kind, size_t stem)
{
  if (verbs->base_count == verbs->base_capacity) {
    const size_t capacity =
      verbs->base_capacity ? verbs->base_capacity * 2U : 256U;
    void* const bases = realloc(verbs->bases, capacity * sizeof(base_entry));
    if (!bases) {
      return WEFT_ERR_NO_MEMORY;
    }
    verbs->bases         = bases;
    verbs->base_capacity = capacity;
  }
  const weft_str key = arena_copy(&verbs->memory, weft_str_from(text));
  if (!key.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  base_entry* const entry = (base_entry*)verbs->bases + verbs->base_count;
  entry->stem             = stem;
  entry->kind             = kind;
  entry->next             = table_get(&verbs->forms, key, 0U);
  if (key.size > 2U) {
    verbs->heads[key.data[1] & 63] |= (uint64_t)1U << (key.data[2] & 63);
  }
  ++verbs->base_count;
  return table_set(&verbs->forms, key, verbs->base_count);
}

weft_status
verb_table_add(verb_table* verbs, weft_str stem, size_t index)
{
  static const char ha[]  = "하";
  const size_t      light = sizeof(ha) - 1U;
  // 하다 verbs of two or more syllables go by their noun
  if (stem.size >= 3U * light &&
      !memcmp(stem.data + stem.size - light, ha, light)) {
    const weft_str noun =
      arena_copy(&verbs->memory, (weft_str){stem.data, stem.size - light});
    return noun.data ? table_set(&verbs->nouns, noun, index)
                     : WEFT_ERR_NO_MEMORY;
  }
  base_forms forms;
  if (!conjugate(stem, &forms)) {
    return WEFT_ERR_BAD_ARG;
  }
  for (int kind = 0; kind < BASE_COUNT; ++kind) {
    if (forms.text[kind][0]) {
      const weft_status st =
        add_base(verbs, forms.text[kind], (base_kind)kind, index);
      if (st) {
        return st;
      }
    }
  }
  return WEFT_OK;
}

weft_status
verb_table_each(const verb_table* verbs,
                weft_status (*found)(void* handle, weft_str text, size_t stem),
                void* handle)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < verbs->nouns.capacity; ++i) {
    const table_slot* const slot = &verbs->nouns.slots[i];
    if (slot->hash) {
      st = found(handle, slot->key, slot->value);
    }
  }
  for (size_t i = 0U; !st && i < verbs->forms.capacity; ++i) {
    const table_slot* const slot  = &verbs->forms.slots[i];
    size_t                  index = slot->hash ? slot->value : 0U;
    while (!st && index) {
      const base_entry* const e = (const base_entry*)verbs->bases + index - 1U;
      st                        = found(handle, slot->key, e->stem);
      index                     = e->next;
    }
  }
  return st;
}

void
verb_table_free(verb_table* verbs)
{
  table_free(&verbs->nouns);
  table_free(&verbs->forms);
  free(verbs->bases);
  arena_free(&verbs->memory);
  memset(verbs, 0, sizeof(*verbs));
}

// Whether `text` begins with some syllables
static bool
begins(weft_str text, const char* syllables, size_t* size)
{
  // They differ in their last byte mostly
  if (text.size < 3U || text.data[2] != syllables[2] ||
      text.data[1] != syllables[1]) {
    return false;
  }
  *size = strlen(syllables);
  return text.size >= *size && !memcmp(text.data, syllables, *size);
}

static bool
match_ending(base_kind kind, weft_str rest, verb* out)
{
  for (size_t i = 0U; i < endings[kind].count; ++i) {
    const ending* const e = &endings[kind].items[i];
    if (strlen(e->text) == rest.size &&
        !memcmp(e->text, rest.data, rest.size)) {
      out->ending     = e->kind;
      const bool past = kind == BASE_PAST || kind == BASE_PAST_TOO;
      out->flags      = e->flags | (past ? (unsigned)ENDING_PAST : 0U);
      return true;
    }
  }
  return false;
}

// -어지다 makes a passive of native stems: 만들어졌다
static bool
match_passive(base_kind kind, weft_str rest, verb* out)
{
  static const struct {
    const char* text;
    base_kind   kind;
  } ji[] = {
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
  if (kind != BASE_LINK && kind != BASE_LINK_TOO) {
    return false;
  }
  for (size_t i = 0U; i < sizeof(ji) / sizeof(ji[0]); ++i) {
    const size_t size = strlen(ji[i].text);
    if (rest.size >= size && !memcmp(rest.data, ji[i].text, size) &&
        match_ending(
          ji[i].kind, (weft_str){rest.data + size, rest.size - size}, out)) {
      out->voice = VOICE_PASSIVE;
      return true;
    }
  }
  return false;
}

bool
verb_parse_after(const verb_table* verbs,
                 weft_str          noun,
                 weft_str          rest,
                 verb*             out)
{
  for (size_t i = 0U; i < sizeof(light_forms) / sizeof(light_forms[0]); ++i) {
    const light_form* const f    = &light_forms[i];
    size_t                  size = 0U;
    if (begins(rest, f->text, &size) &&
        match_ending(
          f->kind, (weft_str){rest.data + size, rest.size - size}, out)) {
      out->noun  = noun;
      out->voice = f->voice;
      out->stem  = table_get(&verbs->nouns, noun, SIZE_MAX);
      return true;
    }
  }
  return false;
}

// The longest listed stem that the word begins with
static bool
parse_native(const verb_table* verbs, weft_str word, verb* out)
{
  bool   found = false;
  size_t at    = 0U;
  if (word.size < 3U ||
      !(verbs->heads[word.data[1] & 63] >> (word.data[2] & 63) & 1U)) {
    return false;
  }
  while (at < word.size && at < BASE_SIZE) {
    (void)utf8_next(word, at, &at);
    const weft_str head  = {word.data, at};
    const weft_str rest  = {word.data + at, word.size - at};
    size_t         index = table_get(&verbs->forms, head, 0U);
    for (; index; index = ((const base_entry*)verbs->bases)[index - 1U].next) {
      const base_entry* const e = (const base_entry*)verbs->bases + index - 1U;
      verb v = {e->stem, {NULL, 0U}, VOICE_ACTIVE, ENDING_FINAL, 0U};
      if (match_ending(e->kind, rest, &v) || match_passive(e->kind, rest, &v)) {
        *out  = v;
        found = true;
      }
    }
  }
  return found;
}

static bool
all_hangul(weft_str text)
{
  size_t at = 0U;
  while (at < text.size) {
    if (!utf8_is_hangul(utf8_next(text, at, &at))) {
      return false;
    }
  }
  return true;
}

static bool
parse_noun_verb(const verb_table* verbs, weft_str word, verb* out)
{
  if (word.size < 9U) {
    return false; // two syllables of noun and one of ending at least
  }
  bool   found = false;
  size_t at    = 0U;
  (void)utf8_next(word, at, &at);
  while (at < word.size) {
    (void)utf8_next(word, at, &at);
    const weft_str noun = {word.data, at};
    const weft_str rest = {word.data + at, word.size - at};
    verb           v    = {SIZE_MAX, noun, VOICE_ACTIVE, ENDING_FINAL, 0U};
    // A listed noun wins over one that merely fits
    if (rest.size && verb_parse_after(verbs, noun, rest, &v) &&
        (!found || v.stem != SIZE_MAX) && all_hangul(noun)) {
      *out  = v;
      found = true;
    }
  }
  return found;
}

bool
verb_parse(const verb_table* verbs, weft_str word, verb* out)
{
  return word.size &&
         (parse_native(verbs, word, out) || parse_noun_verb(verbs, word, out));
}
