// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Clauses of a sentence.
//
// Objects and obliques go to the next predicate; a topic goes to the first
// predicate that is neither adnominal nor nominalised; an adnominal predicate
// also takes the noun it modifies; connected predicates share a subject.

#include "clause/clause.h"

#include "clause/argument.h"
#include "clause/attach.h"
#include "clause/ellipsis.h"
#include "clause/head.h"
#include "clause/helper.h"
#include "clause/predicate.h"
#include "clause/token.h"
#include "clause/tokenize.h"

#include "str.h"

#include <string.h>

enum { LIST_REACH = 8 };

// `운영 중이고`, `협력하면서`, `만들지만`: holds whatever comes of the rest
static bool
holds_now(const clause_list* list, size_t index)
{
  static const char* const endings[] = {"면서", "지만", "므로"};
  const token* const       t         = &list->tokens[index];
  if (token_ends_behind(t, endings, COUNT(endings))) {
    return true;
  }
  return index + 1U < list->token_count && list->tokens[index + 1U].dropped &&
         token_starts(&list->tokens[index + 1U], "중");
}

// Connected predicates without tense follow the one they lead to, if that one
// has no subject of its own
static void
inherit_mood(clause_list* list)
{
  for (size_t i = list->clause_count; i-- > 1U;) {
    const clause* const later = &list->clauses[i];
    clause* const       c     = &list->clauses[i - 1U];
    const token* const  t     = helper_last(list, c->token);
    if (later->mood == MOOD_PLANNED && c->mood == MOOD_ACTUAL &&
        t->verb.ending == ENDING_CONNECT &&
        !(t->verb.flags & (ENDING_PAST | ENDING_QUOTED)) &&
        t->quote == list->tokens[later->token].quote &&
        (predicate_finite(list, later->token) ||
         (helper_last(list, later->token)->verb.flags & ENDING_QUOTED)) &&
        !holds_now(list, c->token)) {
      c->mood = MOOD_PLANNED;
    }
  }
}

// `A와 B를`: the first name has the role of the second, if both are of one
// type and no predicate parts them
static void
coordinate(clause_list* list)
{
  for (size_t i = list->token_count; i-- > 0U;) {
    token* const           t = &list->tokens[i];
    const mask_unit* const u = token_unit(list, i);
    if (!u || !t->noun || t->dropped || t->particle.kind != JOSA_WITH) {
      continue;
    }
    for (size_t k = i + 1U; k < list->token_count && k <= i + LIST_REACH; ++k) {
      const token* const     other = &list->tokens[k];
      const mask_unit* const o     = token_unit(list, k);
      if (other->predicate || other->quote != t->quote || other->comma) {
        break;
      }
      if (o && o->type == u->type && other->noun &&
          other->particle.kind != JOSA_NONE) {
        t->particle = other->particle;
        t->with     = k;
        break;
      }
    }
  }
}

void
clause_analyse(clause_list*      out,
               const weft_rules* rules,
               const analysis*   a,
               const mask*       m)
{
  tokenize(out, rules, a, m);
  predicate_find(out, rules);
  coordinate(out);
  attach_nouns(out, rules);
  argument_find(out, rules);
  inherit_mood(out);
  head_attach(out, rules);
  ellipsis_fill(out);
}
