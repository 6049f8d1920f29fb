// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The mentions of the sentence, with what made each; and what was nearly one.

#include "explain/story.h"

#include "str.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

enum { VOTES_WANTED = 2 };

weft_str
story_source(const story* s, uint32_t source)
{
  return source == SOURCE_LEXICON   ? WEFT_STR("lexicon")
         : source == SOURCE_LITERAL ? WEFT_STR("literal")
         : source == SOURCE_SURNAME ? WEFT_STR("coreference")
         : source < s->rules->rule_count
           ? weft_str_from(s->rules->rules[source].id)
           : WEFT_STR("");
}

static void
tell_rule(const story* s, uint32_t index, weft_explained_mention* out)
{
  const rule* const r = &s->rules->rules[index];
  out->rule           = weft_str_from(r->id);
  out->file           = json_file(r->source->file);
  out->line           = r->line;
}

// The lexicon's line for a mention, if it is written as listed
static void
tell_lexicon(story* s, const mention* m, weft_explained_mention* out)
{
  const weft_rules* const r    = s->rules;
  weft_str                name = story_slice(s, out->span);
  const char*             file = NULL;
  uint32_t                line = 0U;
  const uint32_t          value =
    m->kind == MENTION_WORD
               ? m->item
               : trie_get(&r->names,
                 story_slice(s, (weft_span){m->name_start, m->name_end}));
  out->by = WEFT_MADE_BY_LEXICON;
  if (value < r->lists.count) {
    const lexicon_entry* const main = &r->lexicon[r->lexicon[value].canonical];
    name =
      main->size ? (weft_str){r->lists.text + main->name, main->size} : name;
  }
  if (story_line(s, name, &file, &line)) {
    out->file = story_copy(s, weft_str_from(file)).data;
    out->line = line;
  } else {
    out->note = WEFT_STR("a listed name and a class noun in one word");
  }
}

// The first place of the entity of words that only refer to it
static void
tell_antecedent(const story* s, const mention* m, weft_explained_mention* out)
{
  const analysis* const a     = s->analysis;
  const uint32_t        root  = analysis_entity(a, m->item);
  const mention*        found = NULL;
  out->by                     = WEFT_MADE_BY_COREFERENCE;
  for (const mention* x = a->mentions; x < a->mentions + a->mention_count;
       ++x) {
    if (x->kind == MENTION_NAME && !x->reference &&
        analysis_entity(a, x->item) == root && (!found || x < m)) {
      found = x;
    }
  }
  if (found) {
    out->origin = (weft_span){found->name_start, found->name_end};
  }
}

// The votes for a name: `Product 4, Person 2`
static weft_str
votes_text(story* s, const story_votes* v, size_t* best)
{
  strbuf out = {NULL, 0U, 0U, WEFT_OK};
  *best      = 0U;
  for (size_t i = 0U; i < s->rules->schema->type_count; ++i) {
    *best = v->votes[i] > *best ? v->votes[i] : *best;
    if (v->votes[i]) {
      strbuf_puts(&out, out.size ? ", " : "");
      strbuf_append(&out, s->rules->schema->types[i].name);
      strbuf_printf(&out, " %u", (unsigned)v->votes[i]);
    }
  }
  for (size_t i = 0U; i < s->rules->cue_count; ++i) {
    if (v->cues >> i & 1U) {
      strbuf_puts(&out,
                  i && (v->cues & (((uint32_t)1U << i) - 1U)) ? ", " : "; ");
      strbuf_puts(&out, s->rules->rules[s->rules->cues[i].rule].id);
    }
  }
  return story_take(s, &out);
}

static const story_votes*
votes_of(const story* s, weft_str name)
{
  for (size_t i = 0U; i < s->votes.count; ++i) {
    const story_votes* const v = STORY_AT(s->votes, story_votes, i);
    if (weft_str_equals(v->name, name)) {
      return v;
    }
  }
  return NULL;
}

// Where rules of a kind found this very form, the sentence's own place first
static const story_name*
find_name(const story* s, weft_str name, rule_kind kind)
{
  const story_name* found = NULL;
  for (size_t i = 0U; i < s->names.count; ++i) {
    const story_name* const n = STORY_AT(s->names, story_name, i);
    if (s->rules->rules[n->rule].kind == kind &&
        weft_str_equals(story_slice(s, n->place), name) &&
        (!found ||
         (found->sentence != s->sentence && n->sentence == s->sentence))) {
      found = n;
    }
  }
  return found;
}

static void
tell_name(const story* s, const story_name* n, weft_explained_mention* out)
{
  const bool here = n->sentence == s->sentence;
  out->by = s->rules->rules[n->rule].kind == RULE_ALIAS ? WEFT_MADE_BY_ALIAS
            : here                                      ? WEFT_MADE_BY_RULE
                   : WEFT_MADE_BY_PROPAGATION;
  tell_rule(s, n->rule, out);
  if (!here || n->place.start != out->span.start) {
    out->origin   = n->place;
    out->sentence = n->sentence;
  }
}

// What a rule made, by its kind
static void
tell_made(story* s, const mention* m, weft_explained_mention* out)
{
  const weft_str name = story_slice(s, (weft_span){m->name_start, m->name_end});
  const rule* const r = &s->rules->rules[m->source];
  size_t            best = 0U;
  tell_rule(s, m->source, out);
  switch (r->kind) {
    case RULE_NAME: {
      const story_name* const n = find_name(s, name, RULE_NAME);
      out->by                   = WEFT_MADE_BY_PROPAGATION;
      if (n) {
        tell_name(s, n, out);
      }
      break;
    }
    case RULE_CUE: {
      const story_votes* const v = votes_of(s, name);
      out->by                    = WEFT_MADE_BY_CUES;
      out->note                  = v ? votes_text(s, v, &best) : out->note;
      break;
    }
    case RULE_SHORT:
    case RULE_ALIAS:
      out->by = WEFT_MADE_BY_ALIAS;
      break;
    case RULE_REFER:
      tell_antecedent(s, m, out);
      break;
    default:
      out->by = WEFT_MADE_BY_RULE;
      break;
  }
}

static size_t
sentence_of(const story* s, size_t at)
{
  const size_t count = weft_document_sentence_count(s->document);
  for (size_t i = 0U; i < count; ++i) {
    if (at < weft_document_sentence(s->document, i)->span.end) {
      return i;
    }
  }
  return 0U;
}

static void
tell_mention(story* s, const mention* m, weft_explained_mention* out)
{
  const weft_str name = story_slice(s, (weft_span){m->name_start, m->name_end});
  const story_name* const alias = find_name(s, name, RULE_ALIAS);
  out->span                     = (weft_span){m->start, m->end};
  out->text                     = story_copy(s, story_slice(s, out->span));
  out->type                     = s->rules->schema->types[m->type].name;
  out->types                    = story_types(s, mention_types(s->rules, m));
  if (m->kind == MENTION_NAME) {
    const entity* const e =
      &s->analysis->entities[analysis_entity(s->analysis, m->item)];
    out->name = story_copy(s, e->canonical.size ? e->canonical : e->name);
  }
  if (m->source == SOURCE_LITERAL) {
    out->by = WEFT_MADE_BY_LITERAL;
  } else if (m->source == SOURCE_SURNAME || m->reference) {
    tell_antecedent(s, m, out);
    if (m->source < s->rules->rule_count) {
      tell_rule(s, m->source, out);
    }
  } else if (m->kind == MENTION_NAME && alias) {
    tell_name(s, alias, out);
  } else if (m->source == SOURCE_LEXICON) {
    tell_lexicon(s, m, out);
  } else {
    tell_made(s, m, out);
  }
  if (out->origin.end) {
    out->sentence = sentence_of(s, out->origin.start);
  }
}

// Whether a name that was refused became a mention after all
static bool
is_mentioned(const weft_explanation* e, size_t count, weft_span place)
{
  for (size_t i = 0U; i < count; ++i) {
    if (e->mentions[i].span.start <= place.start &&
        place.end <= e->mentions[i].span.end) {
      return true;
    }
  }
  return false;
}

static bool
is_of_name(weft_reason reason)
{
  return reason >= WEFT_REASON_NAME_SIZE && reason <= WEFT_REASON_FIGURE_INSIDE;
}

static void
tell_refused(story* s, const trace_note* n, weft_explained_mention* out)
{
  out->span       = n->place;
  out->text       = n->found;
  out->rejected   = true;
  out->by         = WEFT_MADE_BY_RULE;
  out->why.reason = n->reason;
  out->why.place  = n->place;
  out->why.found  = n->found;
  out->why.count  = n->count;
  out->why.limit  = n->limit;
  out->why.rival  = story_source(s, n->rival);
  tell_rule(s, n->rule, out);
}

// A name that cues voted for, too few of them
static bool
tell_unvoted(story* s, const story_votes* v, weft_explained_mention* out)
{
  const weft_str text = story_slice(s, s->span);
  size_t         best = 0U;
  out->note           = votes_text(s, v, &best);
  for (size_t i = 0U; i + v->name.size <= text.size; ++i) {
    if (!memcmp(text.data + i, v->name.data, v->name.size)) {
      out->span.start = s->span.start + i;
      out->span.end   = out->span.start + v->name.size;
      break;
    }
  }
  out->text       = v->name;
  out->rejected   = true;
  out->by         = WEFT_MADE_BY_CUES;
  out->why.reason = WEFT_REASON_FEW_VOTES;
  out->why.place  = out->span;
  out->why.found  = v->name;
  out->why.count  = best;
  out->why.limit  = VOTES_WANTED;
  return best < VOTES_WANTED;
}

// Rejected names, each once for each rule
static void
tell_rejected(story*                  s,
              const weft_explanation* e,
              size_t                  mentions,
              weft_explained_mention* list,
              size_t*                 count)
{
  for (size_t i = 0U; i < s->notes.count; ++i) {
    const trace_note* const n = STORY_AT(s->notes, trace_note, i);
    bool known = !is_of_name(n->reason) || is_mentioned(e, mentions, n->place);
    for (size_t k = mentions; k < *count && !known; ++k) {
      known = list[k].span.start == n->place.start &&
              list[k].span.end == n->place.end &&
              list[k].why.reason == n->reason;
    }
    if (!known) {
      tell_refused(s, n, &list[(*count)++]);
    }
  }
  for (size_t i = 0U; i < s->votes.count; ++i) {
    weft_explained_mention one;
    memset(&one, 0, sizeof(one));
    if (tell_unvoted(s, STORY_AT(s->votes, story_votes, i), &one) &&
        !is_mentioned(e, mentions, one.span)) {
      list[(*count)++] = one;
    }
  }
}

weft_status
story_mentions(story* s, weft_explanation* out)
{
  const analysis* const         a     = s->analysis;
  const size_t                  first = a->ranges[s->sentence];
  const size_t                  held  = a->stops[s->sentence] - first;
  size_t                        count = 0U;
  weft_explained_mention* const list =
    story_array(s, held + s->notes.count + s->votes.count, sizeof(*list));
  if (!list) {
    return s->status;
  }
  for (size_t i = 0U; i < held; ++i) {
    tell_mention(s, &a->mentions[first + i], &list[count++]);
  }
  out->mentions = list;
  tell_rejected(s, out, held, list, &count);
  out->mention_count = count;
  return s->status;
}
