// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file theme.h
/// Themes: fonts, colours and shapes of pictures.
///
/// A theme is a small file of JSON with comments; docs/themes.md describes it.
/// Some are shipped and part of the library.

#ifndef WEFT_THEME_H
#define WEFT_THEME_H

#include "weft/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/// An opaque theme, which never changes: threads may share it
typedef struct weft_theme weft_theme;

/// Load a shipped theme by its name, or one from a file.
///
/// @param name A shipped theme's name; anything with a `/` or a `.` is a path.
///             NULL is the default theme.
/// @param out  Receives the theme, which weft_theme_free() frees.
/// @return WEFT_OK; WEFT_ERR_NOT_FOUND if there is none; WEFT_ERR_BAD_INPUT,
///         with line and column, if the file is malformed; WEFT_ERR_IO,
///         WEFT_ERR_LIMIT, WEFT_ERR_NO_MEMORY, WEFT_ERR_BAD_ARG.
WEFT_API WEFT_NODISCARD weft_status
weft_theme_load(const char* name, weft_theme** out, weft_error* error);

/// Free a theme; NULL is accepted
WEFT_API void
weft_theme_free(weft_theme* theme);

/// Name of a shipped theme, the default one first; NULL behind the last
WEFT_API const char*
weft_theme_name(size_t index);

/// Source of a shipped theme, to start one's own from; NULL behind the last
WEFT_API const char*
weft_theme_source(size_t index);

#ifdef __cplusplus
}
#endif

#endif // WEFT_THEME_H
