// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Dates as facts carry them: ISO 8601 with a year, a month or a day.

#ifndef WEFT_GRAPH_DATE_H
#define WEFT_GRAPH_DATE_H

#include "weft/base.h"

// Whether two dates may be one: one is empty, or as exact as the other or less
// and no different
bool
date_agrees(weft_str a, weft_str b);

// Whether `date` is certainly later than `limit`: 2021 is not later than
// 2021-03, and text that is no date is never later
bool
date_is_later(weft_str date, weft_str limit);

// Whether two dates are at most `days` apart, as far as they tell
bool
date_is_near(weft_str a, weft_str b, long days);

#endif // WEFT_GRAPH_DATE_H
