// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "pack/pack_rule_shape.h"

#include "pack/pack_shape.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

// Kinds of rules, as bits in the order of pack_kind_names
enum {
  PATTERN   = 1U << 0U,
  FRAME     = 1U << 1U,
  MENTION   = 1U << 2U,
  SUFFIX    = 1U << 3U,
  CUE       = 1U << 4U,
  ALIAS     = 1U << 5U,
  REFERENCE = 1U << 6U,
  SHORT     = 1U << 7U,
  VERBS     = 1U << 8U,
  TRIPLES   = PATTERN | FRAME,
  REGEX     = PATTERN | MENTION | ALIAS
};

const char* const pack_kind_names[] = {"pattern",
                                       "frame",
                                       "mention",
                                       "suffix",
                                       "cue",
                                       "alias",
                                       "reference",
                                       "short",
                                       "verbs",
                                       NULL};

const char* const pack_role_names[PACK_ROLE_COUNT + 1] = {"agent",
                                                          "theme",
                                                          "recipient",
                                                          "source",
                                                          "goal",
                                                          "place",
                                                          "instrument",
                                                          "with",
                                                          "time",
                                                          "amount",
                                                          "content",
                                                          "topic",
                                                          NULL};

const char* const pack_particle_names[PACK_PARTICLE_COUNT + 1] = {"none",
                                                                  "topic",
                                                                  "subject",
                                                                  "object",
                                                                  "genitive",
                                                                  "at",
                                                                  "in",
                                                                  "to",
                                                                  "source",
                                                                  "by",
                                                                  "with",
                                                                  "also",
                                                                  "than",
                                                                  "copula",
                                                                  "being",
                                                                  "quote",
                                                                  NULL};

const char* const pack_refer_names[PACK_REFER_COUNT + 1] =
  {"recent", "subject", "own", "self", "named", NULL};

static const char* const status_names[] = {"actual", "planned", "clause", NULL};

static const char* const voice_names[] = {"active",
                                          "passive",
                                          "intransitive",
                                          NULL};

const char* const pack_unless_names[PACK_UNLESS_COUNT + 1] = {"anywhere",
                                                              "before",
                                                              "inside",
                                                              "after",
                                                              NULL};

const char* const pack_normal_names[PACK_NORMAL_COUNT + 1] = {"upper",
                                                              "lower",
                                                              "spaces",
                                                              "joined",
                                                              NULL};

static const char* const not_in_names[] = {"quote",
                                           "parenthesis",
                                           "headline",
                                           "list_item",
                                           NULL};

static const char* const only_names[] = {"only", NULL};

static const char* const agree_names[] = {"exact", NULL};

static const shape kind_shape   = {.types  = SHAPE_STRING,
                                   .values = pack_kind_names};
static const shape status_shape = {.types  = SHAPE_STRING,
                                   .values = status_names};
static const shape voice_shape = {.types = SHAPE_STRING, .values = voice_names};
static const shape refers_shape = {.types  = SHAPE_STRING,
                                   .values = pack_refer_names};
static const shape agree_shape  = {.types  = SHAPE_STRING | SHAPE_BOOL,
                                   .values = agree_names};
static const shape role_shape   = {.types  = SHAPE_STRING,
                                   .values = pack_role_names};

static const shape particle_shape  = {.types  = SHAPE_STRING,
                                      .values = pack_particle_names};
static const shape particles_shape = {.types = SHAPE_ARRAY,
                                      .item  = &particle_shape};

static const shape confidence_shape = {.types   = SHAPE_NUMBER,
                                       .bounded = true,
                                       .low     = 0,
                                       .high    = 1000};
static const shape priority_shape   = {.types   = SHAPE_NUMBER,
                                       .bounded = true,
                                       .low     = -1000,
                                       .high    = 1000};
static const shape small_shape      = {.types   = SHAPE_NUMBER,
                                       .bounded = true,
                                       .low     = 0,
                                       .high    = 255};
static const shape count_shape      = {.types   = SHAPE_NUMBER,
                                       .bounded = true,
                                       .low     = 1,
                                       .high    = 255};
static const shape weight_shape     = {.types   = SHAPE_NUMBER,
                                       .bounded = true,
                                       .low     = 1,
                                       .high    = 20};
static const shape characters_shape = {.name    = "a length",
                                       .types   = SHAPE_NUMBER,
                                       .bounded = true,
                                       .low     = 1,
                                       .high    = 99};

static const shape length_shape = {.types = SHAPE_ARRAY,
                                   .item  = &characters_shape,
                                   .least = 2U,
                                   .most  = 2U};

// Lists that make no sense without items
static const shape words_shape = {.types = SHAPE_ARRAY,
                                  .item  = &pack_filled_shape,
                                  .least = 1U};

static const shape open_types_shape = {.types = SHAPE_ARRAY,
                                       .item  = &pack_type_name_shape};

static const shape part_shape = {.name  = "a part of a pattern",
                                 .types = SHAPE_STRING};

static const shape pattern_shape = {.name   = "a pattern",
                                    .types  = SHAPE_STRING | SHAPE_ARRAY,
                                    .item   = &part_shape,
                                    .filled = true,
                                    .least  = 1U};

static const shape patterns_shape = {.types = SHAPE_ARRAY,
                                     .item  = &pattern_shape,
                                     .least = 1U};

// `true`, `false` or `only`
static const shape reads_shape = {.types  = SHAPE_STRING | SHAPE_BOOL,
                                  .values = only_names};

static const shape sentences_shape = {.types   = SHAPE_NUMBER,
                                      .bounded = true,
                                      .low     = 1,
                                      .high    = 2};

static const shape not_in_item = {.name   = "a place in \"not_in\"",
                                  .types  = SHAPE_STRING,
                                  .values = not_in_names};

static const shape not_in_shape = {.types = SHAPE_ARRAY,
                                   .item  = &not_in_item,
                                   .least = 1U};

static const shape within_shape = {.types   = SHAPE_NUMBER,
                                   .bounded = true,
                                   .low     = 1,
                                   .high    = 500};

static const shape without_shape = {.types  = SHAPE_STRING | SHAPE_ARRAY,
                                    .item   = &pattern_shape,
                                    .filled = true,
                                    .least  = 1U};

static const shape_member unless_members[] = {
  {"anywhere",
   &without_shape,
   "Patterns that must not match in the sentence",
   0U,
   0U},
  {"before", &without_shape, "… before the match", 0U, 0U},
  {"inside", &without_shape, "… in what was matched", 0U, 0U},
  {"after", &without_shape, "… behind the match", 0U, 0U},
  {"within",
   &within_shape,
   "Characters around the match that are looked at",
   0U,
   0U},
};

static const shape unless_shape = {.types =
                                     SHAPE_STRING | SHAPE_ARRAY | SHAPE_OBJECT,
                                   .item         = &pattern_shape,
                                   .filled       = true,
                                   .least        = 1U,
                                   .members      = unless_members,
                                   .member_count = COUNT(unless_members)};

static const shape normal_text_shape = {.name  = "a text of a replacement",
                                        .types = SHAPE_STRING};

static const shape normal_step_shape = {.name   = "a step [what, by what]",
                                        .types  = SHAPE_STRING | SHAPE_ARRAY,
                                        .values = pack_normal_names,
                                        .item   = &normal_text_shape,
                                        .least  = 2U,
                                        .most   = 2U};

static const shape normal_steps_shape = {.name   = "a slot in \"normalise\"",
                                         .types  = SHAPE_STRING | SHAPE_ARRAY,
                                         .values = pack_normal_names,
                                         .item   = &normal_step_shape,
                                         .least  = 1U,
                                         .most   = 64U};

static const shape normalise_shape = {.types  = SHAPE_OBJECT,
                                      .others = &normal_steps_shape};

static const shape triple_end_shape = {.name   = "a part of a triple",
                                       .types  = SHAPE_STRING,
                                       .filled = true};

static const shape triple_shape = {
  .name  = "a triple [subject slot, relation, object slot]",
  .types = SHAPE_ARRAY,
  .item  = &triple_end_shape,
  .least = 3U,
  .most  = 3U};

static const shape triples_shape = {.types = SHAPE_ARRAY,
                                    .item  = &triple_shape,
                                    .least = 1U,
                                    .most  = 4U};

static const shape_member argument_members[] = {
  {"role", &role_shape, "What it is to the predicate", 0U, SHAPE_ALWAYS},
  {"type", &pack_types_shape, "Types that it may have", 0U, SHAPE_ALWAYS},
};

static const shape argument_shape = {.types        = SHAPE_OBJECT,
                                     .members      = argument_members,
                                     .member_count = COUNT(argument_members)};

// Text, or in frames an argument
static const shape of_shape = {.types        = SHAPE_STRING | SHAPE_OBJECT,
                               .filled       = true,
                               .members      = argument_members,
                               .member_count = COUNT(argument_members)};

static const shape told_shape = {
  .name  = "a triple [subject, relation, object] of an example",
  .types = SHAPE_ARRAY,
  .item  = &triple_end_shape,
  .least = 3U,
  .most  = 4U};

static const shape pair_item = {.name   = "a part of a pair",
                                .types  = SHAPE_STRING,
                                .filled = true};

static const shape pair_shape = {.name  = "a pair",
                                 .types = SHAPE_ARRAY,
                                 .item  = &pair_item,
                                 .least = 2U,
                                 .most  = 2U};

static const shape told_list = {.types = SHAPE_ARRAY, .item = &told_shape};
static const shape pair_list = {.types = SHAPE_ARRAY, .item = &pair_shape};

static const shape_member example_members[] = {
  {"text", &pack_filled_shape, "A text, read as a document", 0U, SHAPE_ALWAYS},
  {"triples",
   &told_list,
   "What this rule must find: subject, relation, object, and planned if it is",
   0U,
   0U},
  {"mentions", &pair_list, "Names and types that it must find", 0U, 0U},
  {"refers", &pair_list, "Words, and the names that they stand for", 0U, 0U},
};

static const shape example_shape = {.name         = "an example",
                                    .types        = SHAPE_STRING | SHAPE_OBJECT,
                                    .filled       = true,
                                    .members      = example_members,
                                    .member_count = COUNT(example_members)};

static const shape counterexample_shape = {.name   = "a counterexample",
                                           .types  = SHAPE_STRING,
                                           .filled = true};

static const shape examples_shape = {.types = SHAPE_ARRAY,
                                     .item  = &example_shape};

static const shape counterexamples_shape = {.types = SHAPE_ARRAY,
                                            .item  = &counterexample_shape};

static const shape id_shape = {
  .types = SHAPE_STRING,
  .regex = "^[A-Za-z0-9_\\u00C0-\\uFFFF][-.A-Za-z0-9_\\u00C0-\\uFFFF]*$"};

static const shape slot_shape = {.types = SHAPE_STRING, .filled = true};

// A row for each member: its kinds, and those that need it, at the end
static const shape_member rule_members[] = {
  {"id", &id_shape, "Name of the rule, unique in the pack", 0U, SHAPE_ALWAYS},
  {"kind", &kind_shape, "What the rule does; pattern without it", 0U, 0U},
  {"comment", &pack_text_shape, "For readers", 0U, 0U},
  {"overrides",
   &slot_shape,
   "Rule of an extended pack, as pack/rule, whose place this one takes",
   0U,
   0U},
  {"confidence",
   &confidence_shape,
   "How sure what it finds is, 0 to 1000; 800 without it",
   0U,
   0U},
  {"examples",
   &examples_shape,
   "Texts in which it must find something",
   0U,
   0U},
  {"counterexamples",
   &counterexamples_shape,
   "Texts in which it must find nothing",
   0U,
   0U},
  {"priority",
   &priority_shape,
   "Of two rules that find one name, or tell one thing otherwise, the higher "
   "one wins",
   MENTION | SUFFIX | TRIPLES,
   0U},
  {"headline",
   &reads_shape,
   "Whether headlines are read; only: nothing else. Patterns do not without it",
   REGEX | FRAME,
   0U},
  {"list_items",
   &reads_shape,
   "Whether list items are read; only: nothing else",
   REGEX | FRAME,
   0U},
  {"not_in", &not_in_shape, "Where a match must not begin", REGEX | FRAME, 0U},
  {"unless",
   &unless_shape,
   "Patterns that must not match in the same sentence",
   REGEX | FRAME,
   0U},
  {"normalise",
   &normalise_shape,
   "How what a slot matched is written, step by step",
   REGEX | FRAME,
   0U},

  // Patterns
  {"pattern", &pattern_shape, "A pattern, or its parts", REGEX, 0U},
  {"patterns",
   &patterns_shape,
   "Patterns that stand for each other",
   REGEX,
   0U},
  {"relation",
   &pack_filled_shape,
   "The relation from subject to object",
   TRIPLES | ALIAS,
   FRAME},
  {"triples",
   &triples_shape,
   "Up to four [slot, relation, slot] instead of one relation",
   PATTERN | ALIAS,
   0U},
  {"holder",
   &pack_types_shape,
   "Types of the name that the figure belongs to",
   PATTERN,
   0U},
  {"reach", &small_shape, "Sentences back to the holder", PATTERN, 0U},
  {"guess",
   &pack_flag_shape,
   "The holder may be a name of unknown type",
   PATTERN,
   0U},
  {"sentences",
   &sentences_shape,
   "2: the patterns are of two sentences, with <S> between them",
   PATTERN,
   0U},
  {"abbreviates",
   &pack_flag_shape,
   "The other name is made of letters of the first",
   ALIAS,
   0U},

  // Triples
  {"status",
   &status_shape,
   "Whether the fact is planned, or clause: as the words say",
   TRIPLES | ALIAS,
   0U},
  {"of",
   &of_shape,
   "What is counted or meant; in frames also an argument",
   TRIPLES,
   0U},
  {"of_from",
   &pack_type_name_shape,
   "The type of the nearest mention that says what is counted, or noun",
   TRIPLES,
   0U},
  {"agree",
   &agree_shape,
   "The types of subject and class noun must agree",
   TRIPLES,
   0U},
  {"units",
   &pack_strings_shape,
   "Units that the object must have",
   TRIPLES,
   0U},
  {"not_units",
   &pack_strings_shape,
   "Units that it must not have",
   TRIPLES,
   0U},
  {"not_nouns",
   &pack_strings_shape,
   "Class nouns that the object, and nouns that `of`, must not be",
   TRIPLES,
   0U},

  // Frames
  {"predicate",
   &words_shape,
   "Stems: dictionary forms without 다",
   FRAME | CUE,
   FRAME},
  {"subject", &argument_shape, "The subject of the triple", FRAME, FRAME},
  {"object", &argument_shape, "The object of the triple", FRAME, FRAME},
  {"when", &argument_shape, "The argument that gives the date", FRAME, 0U},
  {"with", &argument_shape, "Another argument that must be there", FRAME, 0U},
  {"voice", &voice_shape, "Only these forms of the predicates", FRAME, 0U},
  {"settled",
   &pack_flag_shape,
   "Whether ends must have a settled type",
   FRAME,
   0U},
  {"announces", &pack_flag_shape, "The present tense is a plan", FRAME, 0U},
  {"dropped",
   &pack_flag_shape,
   "Whether the topic stands in for a subject that is left out",
   FRAME,
   0U},

  // Names
  {"type",
   &pack_type_name_shape,
   "The type of what is found",
   MENTION | SUFFIX | CUE | REFERENCE | SHORT,
   SUFFIX | REFERENCE | SHORT},
  {"type_of",
   &slot_shape,
   "The slot that gives the type; neighbour in cues",
   MENTION | CUE,
   0U},
  {"check", &pack_flag_shape, "Whether it must look like a name", MENTION, 0U},
  {"class_nouns", &pack_flag_shape, "Class nouns may be names", MENTION, 0U},
  {"common", &pack_flag_shape, "Common words may be names", MENTION, 0U},
  {"fresh", &pack_flag_shape, "One word must be in no list", MENTION, 0U},
  {"min_count",
   &count_shape,
   "Places where the name must stand",
   MENTION | CUE,
   0U},
  {"suffix", &words_shape, "Endings of names", SUFFIX, SUFFIX},
  {"min", &small_shape, "Characters before it", SUFFIX | SHORT, 0U},
  {"extend",
   &pack_flag_shape,
   "Take in words before the name",
   SUFFIX | CUE,
   0U},
  {"place", &pack_flag_shape, "Take in a place before it too", SUFFIX, 0U},
  {"drop",
   &pack_filled_shape,
   "End of every suffix that is not part of the name",
   SUFFIX,
   0U},

  // Cues
  {"particle", &particles_shape, "Particles that must follow", CUE, 0U},
  {"next", &pack_strings_shape, "Words or {Type} behind the name", CUE, 0U},
  {"previous", &pack_strings_shape, "Words or {Type} before it", CUE, 0U},
  {"begins", &pack_strings_shape, "Beginnings of the name", CUE | SHORT, 0U},
  {"ends",
   &pack_strings_shape,
   "Endings of the name",
   CUE | SHORT | REFERENCE,
   0U},
  {"length", &length_shape, "Least and most characters", CUE, 0U},
  {"joined", &pack_flag_shape, "A mention in the same list", CUE, 0U},
  {"weight", &weight_shape, "Votes; 2 without it", CUE, 0U},
  {"types",
   &open_types_shape,
   "What a name of the last resort may be",
   CUE,
   0U},

  // Words that stand for names
  {"words", &words_shape, "Words that stand for a name", REFERENCE, REFERENCE},
  {"before",
   &pack_strings_shape,
   "What stands before the words",
   REFERENCE,
   0U},
  {"refers", &refers_shape, "Which name is meant", REFERENCE, 0U},
  {"not_ends",
   &pack_strings_shape,
   "Endings that the name must not have",
   REFERENCE,
   0U},
  {"same_end", &pack_flag_shape, "The name ends in the word", REFERENCE, 0U},
  {"after", &pack_strings_shape, "Words that may stand before", REFERENCE, 0U},
  {"last",
   &pack_flag_shape,
   "The last of several words is a short form",
   SHORT,
   0U},
  {"stems", &words_shape, "Stems that are known words", VERBS, VERBS},
  {"state", &pack_flag_shape, "The stems are adjectives", VERBS, 0U},
};

static const shape_choice rule_choices[] = {
  {PATTERN | MENTION | ALIAS, {"pattern", "patterns", NULL}, false},
  {PATTERN, {"relation", "triples", NULL}, true},
  {MENTION | CUE, {"type", "type_of", NULL}, true},
  {SHORT, {"ends", "begins", "last", NULL}, false},
};

const shape pack_rule_shape = {.name         = "a rule",
                               .types        = SHAPE_OBJECT,
                               .members      = rule_members,
                               .member_count = COUNT(rule_members),
                               .choices      = rule_choices,
                               .choice_count = COUNT(rule_choices),
                               .variant_key  = "kind",
                               .variants     = pack_kind_names};

static const shape rule_list_shape = {.types = SHAPE_ARRAY,
                                      .item  = &pack_rule_shape};

static const shape_member file_members[] = {
  {"$schema", &pack_text_shape, "Where editors find the schema", 0U, 0U},
  {"description", &pack_text_shape, "For readers", 0U, 0U},
  {"rules", &rule_list_shape, "The rules", 0U, SHAPE_ALWAYS},
};

const shape pack_rules_shape = {.name         = "a rule file",
                                .types        = SHAPE_ARRAY | SHAPE_OBJECT,
                                .item         = &pack_rule_shape,
                                .members      = file_members,
                                .member_count = COUNT(file_members)};
