// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Declarations of types and relations, shared by the files that read them.

#ifndef WEFT_EXTRACT_PACK_SCHEMA_H
#define WEFT_EXTRACT_PACK_SCHEMA_H

#include "pack/pack_build.h"

// Add the "label" of a declaration to `labels`
weft_status
pack_read_labels(pack_build*        b,
                 pack_place         object,
                 const weft_label** labels,
                 size_t*            count);

// Read an "iri" member, which must be absolute
void
pack_read_iri(pack_build* b, pack_place object, weft_str* out);

// Set `*out` if the member is true; another pack may have set it already
void
pack_read_bool(pack_place object, const char* key, bool* out);

// NFC of the key under which a declaration stands
weft_status
pack_declared_name(pack_build* b, const json_node* node, weft_str* out);

// Call `visit` for each member of an object
weft_status
pack_for_members(pack_build* b,
                 pack_place  object,
                 weft_status (*visit)(pack_build*, pack_place));

// Whether a type or one of its supertypes is literal
bool
pack_is_literal(const pack_build* b, const pack_type* type);

weft_status
pack_declare_types(pack_build* b, pack_place types);
weft_status
pack_declare_relations(pack_build* b, pack_place relations);

weft_status
pack_finish_types(pack_build* b);
weft_status
pack_finish_relations(pack_build* b);

#endif // WEFT_EXTRACT_PACK_SCHEMA_H
