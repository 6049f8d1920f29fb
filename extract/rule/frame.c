// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Frame rules: predicates and the roles of their arguments.

#include "rule/candidate.h"

#include "clause/token.h"
#include "try.h"
#include "utf8.h"

#include <string.h>

enum { FILLERS_MAX = 8, DROPPED_PERCENT = 85 };

// What fills one role of a clause
typedef struct {
  size_t tokens[FILLERS_MAX];
  size_t count;
} fillers;

typedef struct {
  rule_run*          run;
  const clause_list* list;
  const clause*      clause;
  size_t             sentence;
  fillers            roles[FRAME_ROLES];
} instance;

static void
fill(instance* in, frame_role role, size_t token_index)
{
  fillers* const f = &in->roles[role];
  for (size_t i = 0U; i < f->count; ++i) {
    if (f->tokens[i] == token_index) {
      return;
    }
  }
  if (f->count < FILLERS_MAX) {
    f->tokens[f->count++] = token_index;
  }
}

static type_set
types_of(const instance* in, size_t token_index)
{
  return token_unit(in->list, token_index)->types;
}

// Packs need not declare the types that the engine knows by name
static bool
has_type(type_set types, uint8_t type)
{
  return type != TYPE_NONE && (types >> type & 1U);
}

// Whether a token surely names an organisation
static bool
is_organization(const instance* in, size_t token_index)
{
  const uint8_t type = in->run->rules->organization_type;
  return token_unit(in->list, token_index)->type == type && type != TYPE_NONE;
}

// `14개 경로당에서`: a figure of where or of whom something is done, which is not
// what is done
static bool
places(const instance* in, size_t token_index)
{
  for (size_t i = token_index; i < in->list->token_count; ++i) {
    const token* const t = &in->list->tokens[i];
    if (t->predicate || t->comma || i > token_index + 3U) {
      return false;
    }
    if (t->noun && t->particle.kind != JOSA_NONE &&
        t->particle.kind != JOSA_GENITIVE) {
      return t->particle.kind == JOSA_AT || t->particle.kind == JOSA_IN ||
             t->particle.kind == JOSA_TO;
    }
  }
  return false;
}

// Roles by particle alone
static void
fill_oblique(instance* in, const argument* a)
{
  const weft_rules* const rules    = in->run->rules;
  const type_set          types    = types_of(in, a->token);
  const uint8_t           location = rules_type(rules, WEFT_STR("Location"));
  if (has_type(types, rules->date_type)) {
    fill(in, ROLE_TIME, a->token);
    return;
  }
  if ((has_type(types, rules->quantity_type) && !places(in, a->token)) ||
      has_type(types, rules->money_type)) {
    fill(in, ROLE_AMOUNT, a->token);
  }
  switch (a->particle) {
    case JOSA_AT:
      fill(in, ROLE_GOAL, a->token);
      fill(in, ROLE_RECIPIENT, a->token);
      fill(in, ROLE_PLACE, a->token);
      break;
    case JOSA_IN:
      fill(in, ROLE_PLACE, a->token);
      fill(in, ROLE_SOURCE, a->token);
      break;
    case JOSA_TO:
      fill(in, ROLE_RECIPIENT, a->token);
      break;
    case JOSA_SOURCE:
    case JOSA_SINCE:
      fill(in, ROLE_SOURCE, a->token);
      break;
    case JOSA_BY:
      fill(in, ROLE_INSTRUMENT, a->token);
      fill(in, ROLE_GOAL, a->token);
      break;
    case JOSA_WITH:
      fill(in, ROLE_WITH, a->token);
      break;
    case JOSA_THAN:
      fill(in, ROLE_SOURCE, a->token);
      break;
    default:
      break;
  }
  if (has_type(types, location) && a->particle == JOSA_NONE) {
    fill(in, ROLE_PLACE, a->token);
  }
}

static const argument*
find_argument(const clause* c, josa_class particle)
{
  for (size_t i = 0U; i < c->argument_count; ++i) {
    if (c->arguments[i].particle == particle) {
      return &c->arguments[i];
    }
  }
  return NULL;
}

static bool
is_literal(const instance* in, size_t token_index)
{
  return (types_of(in, token_index) & in->run->rules->literal_types) != 0U;
}

// Agent and theme of an active clause
static void
fill_active(instance* in, const clause* c)
{
  const bool nominative = find_argument(c, JOSA_SUBJECT) != NULL;
  const bool object     = find_argument(c, JOSA_OBJECT) != NULL;
  for (size_t i = 0U; i < c->argument_count; ++i) {
    const argument* const a = &c->arguments[i];
    if (a->particle == JOSA_SUBJECT) {
      fill(in, ROLE_AGENT, a->token);
    } else if (a->particle == JOSA_OBJECT) {
      fill(in, ROLE_THEME, a->token);
    } else if (a->topic) {
      // `X는 내년 출시한다`: of a type that does not act
      if (!object && !c->has_object) {
        fill(in, ROLE_THEME, a->token);
      }
      if (!nominative) { // else `A는 B가 C를 만들었다고`: A only speaks
        fill(in, ROLE_AGENT, a->token);
      }
      fill(in, ROLE_TOPIC, a->token);
    } else if (a->particle == JOSA_NONE && !is_literal(in, a->token)) {
      // `네이버, X를 공개`, `X 개발에 성공`
      const bool next = a->token + 1U == c->token;
      if (!next || in->list->tokens[a->token].comma) {
        fill(in, ROLE_AGENT, a->token);
      } else if (!object) {
        fill(in, ROLE_THEME, a->token);
      }
    } else if (a->particle == JOSA_IN && !nominative &&
               is_organization(in, a->token)) {
      fill(in, ROLE_AGENT, a->token);
    }
  }
}

static void
fill_passive(instance* in, const clause* c)
{
  for (size_t i = 0U; i < c->argument_count; ++i) {
    const argument* const a = &c->arguments[i];
    if (a->by || a->particle == JOSA_IN || a->particle == JOSA_SOURCE ||
        a->particle == JOSA_TO) {
      fill(in, ROLE_AGENT, a->token);
    } else if (a->particle == JOSA_SUBJECT || a->topic) {
      fill(in, ROLE_THEME, a->token);
      fill(in, ROLE_TOPIC, a->token);
    }
  }
  // `네이버에 인수됐다`, where nothing else tells who did it
  for (size_t i = 0U; i < c->argument_count && !in->roles[ROLE_AGENT].count;
       ++i) {
    const argument* const a = &c->arguments[i];
    if (a->particle == JOSA_AT && is_organization(in, a->token)) {
      fill(in, ROLE_AGENT, a->token);
    }
  }
}

// An adnominal predicate takes the noun it modifies as what it lacks
static void
fill_head(instance* in, const clause* c, bool passive, const frame* f)
{
  if (c->head == TOKEN_NONE) {
    return;
  }
  const type_set types    = types_of(in, c->head);
  const bool     no_theme = !in->roles[ROLE_THEME].count && !c->has_object;
  const bool     no_agent = !in->roles[ROLE_AGENT].count;
  const bool     theme_fits =
    (f->object.role == ROLE_THEME && (f->object.types & types)) ||
    (f->subject.role == ROLE_THEME && (f->subject.types & types));
  const bool agent_fits =
    (f->subject.role == ROLE_AGENT && (f->subject.types & types)) ||
    (f->object.role == ROLE_AGENT && (f->object.types & types));
  if (no_theme && theme_fits) {
    fill(in, ROLE_THEME, c->head);
  } else if (no_agent && agent_fits && !passive) {
    fill(in, ROLE_AGENT, c->head);
  }
}

static void
fill_roles(instance* in, const frame* f)
{
  const clause* const c = in->clause;
  const bool passive = in->list->tokens[c->token].verb.voice == VOICE_PASSIVE;
  memset(in->roles, 0, sizeof(in->roles));
  if (passive) {
    fill_passive(in, c);
  } else {
    fill_active(in, c);
  }
  for (size_t i = 0U; i < c->argument_count; ++i) {
    fill_oblique(in, &c->arguments[i]);
  }
  fill_head(in, c, passive, f);
  if (in->list->tokens[c->token].unit != TOKEN_NONE) {
    fill(in, ROLE_CONTENT, c->token); // a predicate nominal
  }
  // Numbers and dates are never what acts or is acted upon
  for (size_t r = ROLE_AGENT; r <= ROLE_THEME; ++r) {
    fillers* const slot = &in->roles[r];
    size_t         kept = 0U;
    for (size_t i = 0U; i < slot->count; ++i) {
      if (!is_literal(in, slot->tokens[i]) || r == ROLE_THEME) {
        slot->tokens[kept++] = slot->tokens[i];
      }
    }
    slot->count = kept;
  }
}

static const mask_unit*
fitting(const instance* in, const frame_slot* slot, size_t n)
{
  const fillers* const f = &in->roles[slot->role];
  for (size_t i = 0U; i < f->count; ++i) {
    const mask_unit* const u = token_unit(in->list, f->tokens[i]);
    if (u && (u->types & slot->types) && !n--) {
      return u;
    }
  }
  return NULL;
}

static candidate_end
end_of(const instance* in, const mask_unit* u, size_t k, type_set types)
{
  const mention* const m = &in->run->analysis->mentions[u->first + k];
  const candidate_end  e = {
     (uint32_t)(u->first + k), m->start, m->end, types, false};
  return e;
}

// Whether the sentence tells `each` of two lists
static bool
distributed(const instance* in)
{
  for (size_t i = 0U; i < in->list->token_count; ++i) {
    if (token_starts(&in->list->tokens[i], "각각")) {
      return true;
    }
  }
  return false;
}

static weft_status
add_pairs(const instance*  in,
          const rule*      r,
          const mask_unit* s,
          const mask_unit* o,
          candidate*       c)
{
  weft_status st       = WEFT_OK;
  const bool  pairwise = s->count > 1U && o->count > 1U && distributed(in);
  if (pairwise && s->count != o->count) {
    return st; // a list was not read in full: who has what is not known
  }
  for (size_t i = 0U; i < s->count; ++i) {
    for (size_t k = 0U; k < o->count; ++k) {
      c->subject = end_of(in, s, i, r->frame.subject.types);
      c->object  = end_of(in, o, k, r->frame.object.types);
      if ((!pairwise || i == k) && c->subject.mention != c->object.mention) {
        TRY(st, candidate_add(&in->run->candidates, c));
      }
    }
  }
  return st;
}

// Of two figures or dates before a predicate, the nearer is its own: `18일
// 블로그를 통해 22일부터 시작한다`.  `10월과 11월에` are both.
static bool
outdone(const instance* in, const frame_slot* slot, const mask_unit* u)
{
  const fillers* const f    = &in->roles[slot->role];
  josa_class           own  = JOSA_NONE;
  bool                 seen = false;
  if (slot->role != ROLE_TIME && slot->role != ROLE_AMOUNT) {
    return false;
  }
  for (size_t i = 0U; i < f->count; ++i) {
    const mask_unit* const other = token_unit(in->list, f->tokens[i]);
    const josa_class       kind  = in->list->tokens[f->tokens[i]].particle.kind;
    const bool range = own == JOSA_SINCE && kind == JOSA_UNTIL; // the first
    if (seen && (other->types & slot->types) && kind != own && !range) {
      return true;
    }
    if (other == u && kind == JOSA_UNTIL && i &&
        in->list->tokens[f->tokens[i - 1U]].particle.kind == JOSA_SINCE) {
      return true;
    }
    own  = other == u ? kind : own;
    seen = seen || other == u;
  }
  return false;
}

// Triples of one subject with every object
static weft_status
add_objects(const instance* in, const rule* r, const mask_unit* s, candidate* c)
{
  weft_status        st = WEFT_OK;
  const mask_unit*   o  = NULL;
  const token* const at = &in->list->tokens[in->clause->token];
  for (size_t n = 0U; (o = fitting(in, &r->frame.object, n)) != NULL; ++n) {
    if (o == s || outdone(in, &r->frame.object, o)) {
      continue;
    }
    c->place.start = s->start < o->start ? s->start : o->start;
    c->place.end   = s->end > o->end ? s->end : o->end;
    c->place.start = at->start < c->place.start ? at->start : c->place.start;
    c->place.end   = at->end > c->place.end ? at->end : c->place.end;
    TRY(st, add_pairs(in, r, s, o, c));
  }
  return st;
}

// Whether a person or an organisation is the agent
static bool
someone_acts(const instance* in)
{
  const fillers* const    f     = &in->roles[ROLE_AGENT];
  const weft_rules* const rules = in->run->rules;
  for (size_t i = 0U; i < f->count; ++i) {
    const type_set types = types_of(in, f->tokens[i]);
    if (has_type(types, rules->person_type) ||
        has_type(types, rules->organization_type)) {
      return true;
    }
  }
  return false;
}

// Whether the clause leaves out the noun that would have the subject's role
static bool
lacks_subject(const instance* in, const rule* r)
{
  const clause* const c       = in->clause;
  const token* const  at      = &in->list->tokens[c->token];
  const bool          passive = at->verb.voice == VOICE_PASSIVE;
  if (r->undropped || at->quote) {
    return false;
  }
  const fillers* themes = &in->roles[ROLE_THEME];
  switch (r->frame.subject.role) {
    case ROLE_AGENT: // `지난해 내놓은 X`, but not `X를 운영한 학교`
      return !passive && !c->has_subject &&
             !(c->has_also && (c->has_object || themes->count)) &&
             (!c->modifies || (themes->count && themes->tokens[0] == c->head));
    case ROLE_THEME:
      return !c->modifies && !themes->count && !c->has_object &&
             (!c->has_subject || (!passive && someone_acts(in)));
    default:
      return false;
  }
}

// The topic stands in for the subject of a clause that names none
static weft_status
add_dropped(const instance* in, const rule* r, candidate* c)
{
  weft_status        st = WEFT_OK;
  const mask_unit*   o  = NULL;
  const token* const at = &in->list->tokens[in->clause->token];
  if (!lacks_subject(in, r) ||
      (r->frame.object.role == ROLE_CONTENT &&
       (in->run->topic_weak || at->verb.ending != ENDING_FINAL)) ||
      !match_topic(in->run,
                   in->sentence,
                   r->frame.subject.types,
                   at->start,
                   &c->subject)) {
    return WEFT_OK;
  }
  c->confidence = c->confidence * DROPPED_PERCENT / 100;
  for (size_t n = 0U; (o = fitting(in, &r->frame.object, n)) != NULL; ++n) {
    c->place.start = o->start < at->start ? o->start : at->start;
    c->place.end   = o->end > at->end ? o->end : at->end;
    for (size_t k = 0U; k < o->count; ++k) {
      c->object = end_of(in, o, k, r->frame.object.types);
      if (c->object.mention == c->subject.mention) {
        continue;
      }
      TRY(st, candidate_add(&in->run->candidates, c));
    }
  }
  return st;
}

// Whether the filler `n` of a role has the particle of the first: `A와 B가`
static bool
coordinated(const instance* in, const frame_slot* slot, size_t n)
{
  const fillers* const f     = &in->roles[slot->role];
  const token*         first = NULL;
  for (size_t i = 0U; i < f->count; ++i) {
    const mask_unit* const u = token_unit(in->list, f->tokens[i]);
    if (u && (u->types & slot->types)) {
      const token* const t = &in->list->tokens[f->tokens[i]];
      if (!first) {
        first = t;
      } else if (!--n) {
        return t->particle.kind == first->particle.kind &&
               t->particle.kind != JOSA_NONE;
      }
    }
  }
  return false;
}

// The date of what a frame tells: what fills its member `when`, by default the
// nearest date, unless the fact itself is a date
static uint32_t
date_of(const instance* in, const rule* r)
{
  const frame_slot        any  = {true, ROLE_TIME, ~(type_set)0U};
  const bool              told = r->frame.when.present;
  const frame_slot* const slot = told ? &r->frame.when : &any;
  const mask_unit*        date = NULL;
  const mask_unit*        next = NULL;
  if (!told && r->frame.object.role == ROLE_TIME) {
    return NO_MENTION;
  }
  for (size_t n = 0U; (next = fitting(in, slot, n)) != NULL; ++n) {
    date = next;
  }
  return date ? date->first : NO_MENTION;
}

static weft_status
apply_frame(instance* in, size_t rule_index)
{
  weft_status       st = WEFT_OK;
  const rule* const r  = &in->run->rules->rules[rule_index];
  const verb* const v  = &in->list->tokens[in->clause->token].verb;
  if ((r->frame.passive && v->voice != VOICE_PASSIVE) ||
      (r->frame.active && v->voice == VOICE_PASSIVE)) {
    return WEFT_OK;
  }
  fill_roles(in, &r->frame);
  const mask_unit*       s = fitting(in, &r->frame.subject, 0U);
  const mask_unit* const with =
    r->frame.with.present ? fitting(in, &r->frame.with, 0U) : NULL;
  if (r->frame.with.present && !with) {
    return WEFT_OK;
  }
  candidate c;
  memset(&c, 0, sizeof(c));
  c.rule       = (uint32_t)rule_index;
  c.sentence   = (uint32_t)in->sentence;
  c.confidence = r->confidence;
  c.relation   = r->outputs[0].relation;
  c.status     = r->planned || (!r->actual && in->clause->mood == MOOD_PLANNED)
                   ? WEFT_PLANNED
                   : WEFT_ACTUAL;
  c.when       = date_of(in, r);
  if (!s) {
    return add_dropped(in, r, &c);
  }
  for (size_t n = 0U; (s = fitting(in, &r->frame.subject, n)) != NULL; ++n) {
    if (!n || coordinated(in, &r->frame.subject, n)) {
      TRY(st, add_objects(in, r, s, &c));
    }
  }
  return st;
}

static size_t
first_frame(const weft_rules* rules, size_t stem)
{
  size_t low  = 0U;
  size_t high = rules->stem_frame_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2U;
    if (rules->stem_frames[middle].stem < stem) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return low;
}

// Whether a class noun may have the copula: what follows it is neither a space
// nor a mark nor another particle
static bool
has_copula(const rule_run* run)
{
  static const char others[] = "은는을를의에와과도로가";
  const weft_str    text     = strbuf_str(&run->mask.text);
  for (size_t i = 0U; i < run->mask.unit_count; ++i) {
    const mask_unit* const u  = &run->mask.units[i];
    size_t                 at = u->at;
    (void)utf8_next(text, at, &at);
    while (at < text.size && text.data[at] == '\'') {
      ++at;
    }
    if (u->type != run->rules->class_type || text.size - at < 3U ||
        !(text.data[at] == '(' || (unsigned char)text.data[at] >= 0xEAU)) {
      continue;
    }
    bool other = false;
    for (size_t k = 0U; k + 3U < sizeof(others); k += 3U) {
      other = other || !memcmp(others + k, text.data + at, 3U);
    }
    if (!other) {
      return true;
    }
  }
  return false;
}

// Whether some frame finds mentions of its types and a predicate, by a look at
// what the prefilter found
static bool
may_match(const rule_run* run, size_t index)
{
  const weft_rules* const rules   = run->rules;
  const type_set          present = run->mask.present;
  for (size_t i = 0U; i < rules->frame_demand_count; ++i) {
    const frame_demand* const d = &rules->frame_demands[i];
    candidate_end             topic;
    if ((d->object & present) &&
        ((d->subject & present) ||
         match_topic(run, index, d->subject, SIZE_MAX, &topic)) &&
        ((run->hits.met[d->group / 64U] >> (d->group % 64U) & 1U) ||
         (d->copula && has_copula(run)))) {
      return true;
    }
  }
  return false;
}

weft_status
match_frames(rule_run* run, size_t index)
{
  weft_status             st    = WEFT_OK;
  const weft_rules* const rules = run->rules;
  if (!may_match(run, index)) {
    return WEFT_OK; // no triple without two ends and a predicate
  }
  clause_analyse(run->clauses, rules, run->analysis, &run->mask);
  instance in;
  memset(&in, 0, sizeof(in));
  in.run      = run;
  in.list     = run->clauses;
  in.sentence = index;
  for (size_t i = 0U; i < run->clauses->clause_count; ++i) {
    in.clause         = &run->clauses->clauses[i];
    const size_t stem = run->clauses->tokens[in.clause->token].verb.stem;
    if (stem == SIZE_MAX || in.clause->mood == MOOD_NONE) {
      continue;
    }
    for (size_t k = first_frame(rules, stem);
         k < rules->stem_frame_count && rules->stem_frames[k].stem == stem;
         ++k) {
      TRY(st, apply_frame(&in, rules->stem_frames[k].frame_rule));
    }
  }
  return st;
}
