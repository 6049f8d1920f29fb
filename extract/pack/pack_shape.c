// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "pack/pack_shape.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

// Names of packs, types, relations, macros and rules
#define NAME_REGEX "^[A-Za-z0-9_\\u00C0-\\uFFFF][-.A-Za-z0-9_\\u00C0-\\uFFFF]*$"

#define IRI_REGEX "^[A-Za-z][-+.A-Za-z0-9]*:[^\\s<>\"{}|\\\\^`]*$"

const shape pack_text_shape   = {.types = SHAPE_STRING};
const shape pack_filled_shape = {.types = SHAPE_STRING, .filled = true};
const shape pack_flag_shape   = {.types = SHAPE_BOOL};

const shape pack_strings_shape = {.types = SHAPE_ARRAY,
                                  .item  = &pack_filled_shape};

const shape pack_type_name_shape = {.types = SHAPE_STRING, .filled = true};

const shape pack_types_shape = {.types = SHAPE_STRING | SHAPE_ARRAY,
                                .item  = &pack_type_name_shape};

static const shape name_shape = {.types = SHAPE_STRING, .regex = NAME_REGEX};

static const shape iri_shape = {.types = SHAPE_STRING, .regex = IRI_REGEX};

static const shape label_shape = {.name = "a label", .types = SHAPE_STRING};

static const shape labels_shape = {.types  = SHAPE_OBJECT,
                                   .others = &label_shape};

static const shape_member type_members[] = {
  {"is", &pack_type_name_shape, "The supertype", 0U, 0U},
  {"literal",
   &pack_flag_shape,
   "Values are attributes of their subject, not nodes; subtypes too",
   0U,
   0U},
  {"label", &labels_shape, "What pictures say, by language: ko, en", 0U, 0U},
  {"iri", &iri_shape, "Absolute IRI in exports", 0U, 0U},
  {"description", &pack_text_shape, "For readers", 0U, 0U},
};

static const shape type_shape = {.name         = "a type",
                                 .types        = SHAPE_OBJECT,
                                 .members      = type_members,
                                 .member_count = COUNT(type_members)};

static const shape domain_item = {.name  = "a type in \"domain\"",
                                  .types = SHAPE_STRING};

static const shape range_item = {.name  = "a type in \"range\"",
                                 .types = SHAPE_STRING};

static const shape domain_shape = {.types = SHAPE_STRING | SHAPE_ARRAY,
                                   .item  = &domain_item};

static const shape range_shape = {.types = SHAPE_STRING | SHAPE_ARRAY,
                                  .item  = &range_item};

static const shape disjoint_item = {.name  = "a relation in \"disjoint\"",
                                    .types = SHAPE_STRING};

static const shape rival_item = {.name  = "a relation in \"rivals\"",
                                 .types = SHAPE_STRING};

static const shape disjoint_shape = {.types = SHAPE_STRING | SHAPE_ARRAY,
                                     .item  = &disjoint_item};

static const shape rivals_shape = {.types = SHAPE_STRING | SHAPE_ARRAY,
                                   .item  = &rival_item};

static const shape_member relation_members[] = {
  {"domain", &domain_shape, "Types that its subjects may have", 0U, 0U},
  {"range", &range_shape, "Types that its objects may have", 0U, 0U},
  {"label", &labels_shape, "What pictures say, by language: ko, en", 0U, 0U},
  {"iri", &iri_shape, "Absolute IRI in exports", 0U, 0U},
  {"description", &pack_text_shape, "For readers", 0U, 0U},
  {"symmetric", &pack_flag_shape, "One fact in either direction", 0U, 0U},
  {"functional", &pack_flag_shape, "At most one object at one time", 0U, 0U},
  {"transitive", &pack_flag_shape, "It chains", 0U, 0U},
  {"inverse",
   &pack_filled_shape,
   "The relation in the other direction",
   0U,
   0U},
  {"disjoint",
   &disjoint_shape,
   "Relations that are never true of the same pair",
   0U,
   0U},
  {"rivals",
   &rivals_shape,
   "Relations easily mistaken for it: the surer one in a sentence stays",
   0U,
   0U},
};

static const shape relation_shape = {.name         = "a relation",
                                     .types        = SHAPE_OBJECT,
                                     .members      = relation_members,
                                     .member_count = COUNT(relation_members)};

static const shape types_shape = {.types  = SHAPE_OBJECT,
                                  .regex  = NAME_REGEX,
                                  .others = &type_shape};

static const shape relations_shape = {.types  = SHAPE_OBJECT,
                                      .regex  = NAME_REGEX,
                                      .others = &relation_shape};

static const shape extended_item = {.name  = "a name in \"extends\"",
                                    .types = SHAPE_STRING};

static const shape disabled_item = {.name   = "a rule in \"disable\"",
                                    .types  = SHAPE_STRING,
                                    .filled = true};

static const shape disable_shape = {.types = SHAPE_ARRAY,
                                    .item  = &disabled_item};

static const shape lexicon_item = {.name  = "a name in \"lexicons\"",
                                   .types = SHAPE_STRING};

static const shape extends_shape = {.types = SHAPE_ARRAY,
                                    .item  = &extended_item};

static const shape lexicons_shape = {.types = SHAPE_ARRAY,
                                     .item  = &lexicon_item};

static const shape_member pack_members[] = {
  {"$schema", &pack_text_shape, "Where editors find the schema", 0U, 0U},
  {"name", &name_shape, "Prefix of rule ids: NAME/rule", 0U, SHAPE_ALWAYS},
  {"version", &pack_text_shape, "For readers", 0U, 0U},
  {"language", &pack_text_shape, "Language of the texts: ko or en", 0U, 0U},
  {"description", &pack_text_shape, "For readers", 0U, 0U},
  {"iri",
   &iri_shape,
   "Base of exported names, ends with / or #; urn:weft:NAME/ without it",
   0U,
   0U},
  {"extends",
   &extends_shape,
   "Packs, by name or path, that are read before this one",
   0U,
   0U},
  {"disable",
   &disable_shape,
   "Rules of these packs, as pack/rule, that are switched off",
   0U,
   0U},
  {"lexicons", &lexicons_shape, "Files of lexicon/ that must be there", 0U, 0U},
  {"types", &types_shape, "Types of entities and literals, by name", 0U, 0U},
  {"relations", &relations_shape, "Relations, by name", 0U, 0U},
};

const shape pack_file_shape = {.name         = "pack.jsonc",
                               .types        = SHAPE_OBJECT,
                               .members      = pack_members,
                               .member_count = COUNT(pack_members)};

static const shape macro_part = {.name  = "a part of a macro",
                                 .types = SHAPE_STRING};

static const shape macro_shape = {.name  = "a macro",
                                  .types = SHAPE_STRING | SHAPE_ARRAY,
                                  .item  = &macro_part};

static const shape_member macros_members[] = {
  {"$schema", &pack_text_shape, "Where editors find the schema", 0U, 0U},
};

const shape pack_macros_shape = {
  .name         = "macros.jsonc",
  .types        = SHAPE_OBJECT,
  .members      = macros_members,
  .member_count = COUNT(macros_members),
  .regex =
    "^(\\$schema|[A-Za-z0-9_\\u00C0-\\uFFFF][-.A-Za-z0-9_\\u00C0-\\uFFFF]*)$",
  .others = &macro_shape};
