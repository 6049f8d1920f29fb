// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Explanations as JSON.

#ifndef WEFT_CLI_EXPLAIN_JSON_H
#define WEFT_CLI_EXPLAIN_JSON_H

#include "strbuf.h"

#include "weft/explain.h"

// Append an explanation as one object; places are bytes of the original input.
// `lang` is the language of messages.
weft_status
explain_put_json(strbuf*                 out,
                 const weft_document*    document,
                 const weft_explanation* e,
                 const char*             lang);

#endif // WEFT_CLI_EXPLAIN_JSON_H
