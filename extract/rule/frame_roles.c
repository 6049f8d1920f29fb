// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/frame_roles.h"

#include "clause/token.h"

#include <string.h>

static void
add_filler(fillers* f, size_t token_index)
{
  for (size_t i = 0U; i < f->count; ++i) {
    if (f->tokens[i] == token_index) {
      return;
    }
  }
  if (f->count < FILLERS_MAX) {
    f->tokens[f->count++] = token_index;
  }
}

// Whether a name goes with a class noun, right before it (`X 서비스를`) or as what
// it is called (`X라는 회사가`)
static bool
goes_with(const instance* in, size_t name, size_t noun)
{
  const weft_rules* const rules    = in->run->rules;
  const uint8_t           class_of = token_unit(in->list, noun)->instance;
  const token* const      t        = &in->list->tokens[name];
  const mask_unit* const  n        = token_unit(in->list, name);
  if (!n || !t->noun || t->comma || t->quote != in->list->tokens[noun].quote ||
      (n->types & rules->literal_types) || !(n->types & rules->kin[class_of])) {
    return false;
  }
  return t->particle.kind == JOSA_QUOTE ||
         (t->particle.kind == JOSA_NONE && !t->predicate &&
          (n->type != rules->technology_type ||
           class_of == rules->technology_type) &&
          n->type != rules->organization_type && n->type != rules->person_type);
}

// The name that a class noun stands for, or TOKEN_NONE
static size_t
name_before(const instance* in, size_t index)
{
  const mask_unit* const u = token_unit(in->list, index);
  if (!index || !u || u->type != in->run->rules->class_type ||
      u->instance == TYPE_NONE) {
    return TOKEN_NONE;
  }
  const size_t at =
    index > 1U && token_starts(&in->list->tokens[index - 1U], "이름의")
      ? index - 2U
      : index - 1U;
  return goes_with(in, at, index) ? at : TOKEN_NONE;
}

static void
fill(instance* in, frame_role role, size_t token_index)
{
  fillers* const f = &in->roles[role];
  add_filler(f, token_index);
  const size_t name = name_before(in, token_index);
  if (name != TOKEN_NONE) {
    add_filler(f, name);
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
  const uint8_t           location = rules->location_type;
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
    } else if (a->particle == JOSA_OBJECT ||
               (!object && !c->has_object && !is_literal(in, a->token) &&
                (a->particle == JOSA_UNTIL || a->particle == JOSA_ONLY))) {
      fill(in, ROLE_THEME, a->token); // also `X까지 도입했다`, `X만 쓴다`
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
    } else if (a->particle == JOSA_OBJECT) {
      fill(in, ROLE_THEME, a->token); // `B에서 X를 공급받는다`
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

bool
roles_unsettled(const instance* in, const mask_unit* u)
{
  return u->types == in->run->rules->codes[CODE_UNSETTLED].types;
}

// Names in quotation marks are sure enough
static bool
quoted_name(const instance* in, const mask_unit* u)
{
  return u->at && strbuf_str(&in->list->mask->text).data[u->at - 1U] == '\'';
}

size_t
roles_token(const instance* in, const frame_slot* slot, size_t n)
{
  const fillers* const f = &in->roles[slot->role];
  for (size_t i = 0U; i < f->count; ++i) {
    const mask_unit* const u = token_unit(in->list, f->tokens[i]);
    if (u && (u->types & slot->types) &&
        !(slot->settled && roles_unsettled(in, u) && !quoted_name(in, u)) &&
        !n--) {
      return f->tokens[i];
    }
  }
  return TOKEN_NONE;
}

// What the modified noun is besides agent and theme: `X가 탑재된 Y`, `A가 투자한
// B`; the other end must be there
static void
fill_head_oblique(instance* in, const clause* c, const frame* f)
{
  const type_set          types   = types_of(in, c->head);
  const frame_slot* const ends[2] = {&f->subject, &f->object};
  for (size_t i = 0U; i < 2U; ++i) {
    const frame_role role = ends[i]->role;
    if ((role == ROLE_GOAL || role == ROLE_RECIPIENT || role == ROLE_PLACE ||
         role == ROLE_SOURCE || role == ROLE_WITH) &&
        (ends[i]->types & types) &&
        roles_token(in, ends[i], 0U) == TOKEN_NONE &&
        roles_token(in, ends[1U - i], 0U) != TOKEN_NONE) {
      fill(in, role, c->head);
      return;
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
  } else {
    fill_head_oblique(in, c, f);
  }
}

void
roles_fill(instance* in, const frame* f)
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
