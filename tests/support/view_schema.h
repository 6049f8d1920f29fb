// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The schema that graphs of views are told in.

#ifndef WEFT_TEST_VIEW_SCHEMA_H
#define WEFT_TEST_VIEW_SCHEMA_H

#include "weft/schema.h"

#define VIEW_LABELS(name, ko, en)                                              \
  static const weft_label name[] = {{WEFT_STR_INIT("ko"), WEFT_STR_INIT(ko)},  \
                                    {WEFT_STR_INIT("en"), WEFT_STR_INIT(en)}}

VIEW_LABELS(label_organization, "기관", "organization");
VIEW_LABELS(label_company, "기업", "company");
VIEW_LABELS(label_person, "인물", "person");
VIEW_LABELS(label_product, "제품", "product");
VIEW_LABELS(label_place, "장소", "place");

static const weft_type_info view_types[] = {
  {.name        = WEFT_STR_INIT("Organization"),
   .labels      = label_organization,
   .label_count = 2U},
  {.name        = WEFT_STR_INIT("Company"),
   .parent      = WEFT_STR_INIT("Organization"),
   .labels      = label_company,
   .label_count = 2U},
  {.name = WEFT_STR_INIT("Person"), .labels = label_person, .label_count = 2U},
  {.name        = WEFT_STR_INIT("Product"),
   .labels      = label_product,
   .label_count = 2U},
  {.name = WEFT_STR_INIT("Place"), .labels = label_place, .label_count = 2U},
  {.name = WEFT_STR_INIT("Class")},
  {.name = WEFT_STR_INIT("Quantity"), .literal = true},
};

VIEW_LABELS(label_develops, "개발", "develops");
VIEW_LABELS(label_uses, "사용", "uses");
VIEW_LABELS(label_partner, "협력", "partner of");
VIEW_LABELS(label_part, "산하", "part of");
VIEW_LABELS(label_located, "위치", "located in");
VIEW_LABELS(label_count, "수", "count");

static const weft_relation_info view_relations[] = {
  {.name        = WEFT_STR_INIT("develops"),
   .labels      = label_develops,
   .label_count = 2U},
  {.name = WEFT_STR_INIT("uses"), .labels = label_uses, .label_count = 2U},
  {.name        = WEFT_STR_INIT("partner_of"),
   .labels      = label_partner,
   .label_count = 2U,
   .symmetric   = true},
  {.name        = WEFT_STR_INIT("part_of"),
   .labels      = label_part,
   .label_count = 2U,
   .transitive  = true},
  {.name        = WEFT_STR_INIT("located_in"),
   .labels      = label_located,
   .label_count = 2U,
   .functional  = true},
  {.name        = WEFT_STR_INIT("count"),
   .labels      = label_count,
   .label_count = 2U,
   .functional  = true},
  {.name = WEFT_STR_INIT("is_a")},
};

static const weft_schema view_schema = {
  .types          = view_types,
  .type_count     = sizeof(view_types) / sizeof(view_types[0]),
  .relations      = view_relations,
  .relation_count = sizeof(view_relations) / sizeof(view_relations[0])};

#endif // WEFT_TEST_VIEW_SCHEMA_H
