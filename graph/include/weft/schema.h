// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file schema.h
/// Types and relations as the rule packs declare them.
///
/// A schema is plain data that the packs own; the graph copies what it needs.

#ifndef WEFT_SCHEMA_H
#define WEFT_SCHEMA_H

#include "weft/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/// A label in one language
typedef struct {
  weft_str lang; ///< Language tag, such as `ko`
  weft_str text; ///< The label
} weft_label;

/// An entity or literal type
typedef struct {
  weft_str          name;        ///< Such as `AIModel`
  weft_str          parent;      ///< Name of the supertype, or empty
  bool              literal;     ///< Values are attributes, not nodes
  weft_str          iri;         ///< Absolute IRI, or empty
  const weft_label* labels;      ///< Labels, or NULL
  size_t            label_count; ///< Number of labels
} weft_type_info;

/// A relation
typedef struct {
  weft_str          name;           ///< Such as `develops`
  const weft_str*   domain;         ///< Type names of subjects
  size_t            domain_count;   ///< Number of types in `domain`
  const weft_str*   range;          ///< Type names of objects
  size_t            range_count;    ///< Number of types in `range`
  bool              functional;     ///< At most one object at one time
  bool              symmetric;      ///< Holds in both directions
  bool              transitive;     ///< Chains
  weft_str          inverse;        ///< Name of the inverse relation, or empty
  const weft_str*   disjoint;       ///< Relations that exclude this one
  size_t            disjoint_count; ///< Number of names in `disjoint`
  weft_str          iri;            ///< Absolute IRI, or empty
  const weft_label* labels;         ///< Labels, or NULL
  size_t            label_count;    ///< Number of labels
  const weft_str*   rivals;         ///< Relations mistaken for this one
  size_t            rival_count;    ///< Number of names in `rivals`
} weft_relation_info;

/// Everything the packs declare
typedef struct {
  weft_str                  iri;            ///< Base IRI, ends with / or #
  const weft_type_info*     types;          ///< Types, supertypes first
  size_t                    type_count;     ///< Number of types
  const weft_relation_info* relations;      ///< Relations, in pack order
  size_t                    relation_count; ///< Number of relations
} weft_schema;

/// The type named `name`, or NULL; O(types)
WEFT_API const weft_type_info*
weft_schema_type(const weft_schema* schema, weft_str name);

/// The relation named `name`, or NULL; O(relations)
WEFT_API const weft_relation_info*
weft_schema_relation(const weft_schema* schema, weft_str name);

/// Whether `type` is `ancestor` or a subtype of it; O(depth × types)
WEFT_API bool
weft_schema_is_a(const weft_schema* schema, weft_str type, weft_str ancestor);

/// The label in `lang`, else the first label, else `fallback`
WEFT_API weft_str
weft_label_find(const weft_label* labels,
                size_t            count,
                weft_str          lang,
                weft_str          fallback);

#ifdef __cplusplus
}
#endif

#endif // WEFT_SCHEMA_H
