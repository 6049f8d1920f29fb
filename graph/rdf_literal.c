// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rdf_literal.h"

#include "rdf.h"
#include "value.h"

#include "str.h"

static bool
is_numeric(const weft_str name)
{
  static const char* const names[] = {"integer",
                                      "decimal",
                                      "double",
                                      "float",
                                      "int",
                                      "long",
                                      "short",
                                      "byte",
                                      "nonNegativeInteger",
                                      "positiveInteger",
                                      "nonPositiveInteger",
                                      "negativeInteger",
                                      "unsignedInt",
                                      "unsignedLong",
                                      "unsignedShort",
                                      "unsignedByte"};
  return str_is_any(name, names, COUNT(names));
}

void
rdf_literal(const weft_str text, const weft_str datatype, weft_end* const end)
{
  static const weft_str folder = WEFT_STR_INIT(RDF_XSD);

  *end = (weft_end){.name = text, .literal = true};
  if (!datatype.size || datatype.data[0] == '@') {
    return;
  }
  weft_str   name   = datatype;
  const bool schema = str_starts(datatype, folder);
  if (schema) {
    name = (weft_str){datatype.data + folder.size, datatype.size - folder.size};
  }
  if (schema && weft_str_equals(name, WEFT_STR("string"))) {
    return;
  }
  // A number that JSON would not take, such as +5, is text
  const bool number =
    schema && is_numeric(name) && value_number_form(text) != VALUE_TEXT;
  end->value      = text;
  end->value_kind = number ? WEFT_VALUE_NUMBER : WEFT_VALUE_TEXT;
}
