// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "gold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MAX = 10, PARTS_MAX = 32 };

char*
gold_read(const char* const folder, const char* const name)
{
  char  path[1024];
  char* data = NULL;
  snprintf(path, sizeof(path), "%s/%s", folder, name);
  FILE* const in = fopen(path, "rb");
  if (in && !fseek(in, 0, SEEK_END)) {
    const long size = ftell(in);
    rewind(in);
    data = size < 0 ? NULL : (char*)malloc((size_t)size + 1U);
    if (data) {
      data[fread(data, 1, (size_t)size, in)] = '\0';
    }
  }
  if (in) {
    fclose(in);
  }
  return data;
}

char*
gold_line(char** const next)
{
  char* const line = *next;
  if (!line || !*line) {
    return NULL;
  }
  char* const stop = strchr(line, '\n');
  if (stop) {
    *stop = '\0';
  }
  *next = stop ? stop + 1 : NULL;
  return line;
}

gold_file
gold_open(const char* const folder,
          const char* const name,
          const gold_format format)
{
  gold_file file = {gold_read(folder, name), NULL, format};
  file.next      = file.data;
  return file;
}

void
gold_close(gold_file* const file)
{
  free(file->data);
  file->data = NULL;
}

// Cut `text` at every `mark`; returns the number of parts
static size_t
cut(char* text, const char mark, char** const parts, const size_t max)
{
  size_t count = 0U;
  while (text && count < max) {
    char* const stop = strchr(text, mark);
    parts[count++]   = text;
    if (stop) {
      *stop = '\0';
    }
    text = stop ? stop + 1 : NULL;
  }
  return count;
}

static bool
one_of(const char* const tag, const char* const list)
{
  const char* const found = strstr(list, tag);
  const size_t      size  = strlen(tag);
  return size && found && (found == list || found[-1] == ' ') &&
         (found[size] == ' ' || !found[size]);
}

// What a tag says of its word.  Particles are collected in `tail`; a predicate
// or ending behind them empties it.
static void
read_tag(gold_word* const  w,
         const gold_format format,
         const char* const tag,
         const char* const part)
{
  const bool kaist = format == GOLD_KAIST;
  const bool pud   = format == GOLD_PUD;
  if (one_of(tag, "VV VA VX XSV XSA pvg pvd paa pad px xsv xsm JJ")) {
    w->predicate = true;
  } else if (one_of(tag, "VCP VCN jp VC")) {
    w->copula = true;
  } else if (!pud && one_of(tag, "EF ef")) {
    w->ending = GOLD_FINAL;
  } else if (!pud && one_of(tag, "ETM etm")) {
    w->ending = GOLD_ADNOMINAL;
  } else if (!pud && one_of(tag, "EC ecc ecs ecx")) {
    w->ending = GOLD_CONNECTIVE;
  } else if (!pud && one_of(tag, "ETN etn")) {
    w->ending = GOLD_NOMINAL;
  } else if (kaist ? tag[0] == 'n' : tag[0] == 'N') {
    w->nominal = true;
    w->ending  = GOLD_NO_ENDING; // 있는것은: no class for the whole
  } else if (one_of(tag, "SL SN SH f nno")) {
    w->nominal = true;
  } else if (kaist ? tag[0] == 'j' : tag[0] == 'J') {
    const size_t size = strlen(w->tail);
    snprintf(w->tail + size, sizeof(w->tail) - size, "%s", part);
  }
}

static void
finish_word(gold_word* const w)
{
  if (w->predicate) {
    w->copula = false;
  }
  if (w->predicate || w->copula) {
    w->nominal = false;
  } else {
    w->ending = GOLD_NO_ENDING;
  }
}

static bool
ends_with(const char* const text, const char* const end)
{
  const size_t size = strlen(text);
  const size_t n    = strlen(end);
  return size >= n && !strcmp(text + size - n, end);
}

static gold_word*
add_word(gold_sentence* const out, const char* const form)
{
  const size_t size = strlen(form);
  if (out->count == GOLD_WORDS_MAX || out->size + size + 2U > GOLD_TEXT_MAX) {
    return NULL;
  }
  gold_word* const w = &out->words[out->count++];
  memset(w, 0, sizeof(*w));
  w->head  = GOLD_WORDS_MAX;
  w->start = out->size;
  memcpy(out->text + out->size, form, size + 1U);
  out->size += size;
  w->end = out->size;
  return w;
}

// Number, word, parts, tags, head and role, between tabs
static bool
read_klue(gold_sentence* const out, char* const line)
{
  char*        columns[COLUMNS_MAX];
  char*        parts[PARTS_MAX];
  char*        tags[PARTS_MAX];
  const size_t n = cut(line, '\t', columns, COLUMNS_MAX);
  if (n < 6U) {
    return false;
  }
  if (out->count) {
    out->text[out->size++] = ' ';
  }
  gold_word* const w = add_word(out, columns[1]);
  if (!w) {
    return false;
  }
  const size_t part_count = cut(columns[2], ' ', parts, PARTS_MAX);
  const size_t tag_count  = cut(columns[3], '+', tags, PARTS_MAX);
  for (size_t i = 0U; i < tag_count; ++i) {
    read_tag(w, GOLD_KLUE_DP, tags[i], i < part_count ? parts[i] : "");
  }
  finish_word(w);
  const long head = strtol(columns[4], NULL, 10);
  w->head         = head > 0 ? (size_t)head - 1U : GOLD_WORDS_MAX;
  w->role         = ends_with(columns[5], "_SBJ")   ? GOLD_SUBJECT
                    : ends_with(columns[5], "_OBJ") ? GOLD_OBJECT
                                                    : GOLD_OTHER;
  // The role of a clause is another matter
  w->role = w->predicate || w->copula ? GOLD_OTHER : w->role;
  return true;
}

static void
read_pud_features(gold_word* const w, const char* const features)
{
  if (!w->predicate && !w->copula) {
    return;
  }
  w->ending = strstr(features, "Form=Adn")       ? GOLD_ADNOMINAL
              : strstr(features, "VerbForm=Ger") ? GOLD_NOMINAL
              : strstr(features, "VerbForm=Fin") ? GOLD_FINAL
              : strstr(features, "Form=Compl")   ? GOLD_CONNECTIVE
                                                 : w->ending;
}

// CoNLL-U: a word may be written as several tokens
static bool
read_conllu(gold_sentence* const out,
            char* const          line,
            const gold_format    format,
            bool* const          glued)
{
  char*        columns[COLUMNS_MAX];
  char*        parts[PARTS_MAX];
  char*        tags[PARTS_MAX];
  const size_t n = cut(line, '\t', columns, COLUMNS_MAX);
  if (n < COLUMNS_MAX || strchr(columns[0], '-')) {
    return n >= COLUMNS_MAX;
  }
  gold_word* w = NULL;
  if (*glued && out->count) {
    const size_t size = strlen(columns[1]);
    w                 = &out->words[out->count - 1U];
    if (out->size + size + 2U > GOLD_TEXT_MAX) {
      return false;
    }
    memcpy(out->text + out->size, columns[1], size + 1U);
    out->size += size;
    w->end = out->size;
  } else {
    if (out->count) {
      out->text[out->size++] = ' ';
    }
    w = add_word(out, columns[1]);
  }
  if (!w) {
    return false;
  }
  const size_t part_count = cut(columns[2], '+', parts, PARTS_MAX);
  const size_t tag_count  = cut(columns[4], '+', tags, PARTS_MAX);
  for (size_t i = 0U; i < tag_count; ++i) {
    read_tag(w, format, tags[i], i < part_count ? parts[i] : "");
    // In PUD only this tells verbs from nouns
    w->predicate |= format == GOLD_PUD && one_of(tags[i], "VV VX");
  }
  if (format == GOLD_PUD) {
    read_pud_features(w, columns[5]);
  }
  *glued = strstr(columns[9], "SpaceAfter=No") != NULL;
  return true;
}

bool
gold_next(gold_file* const file, gold_sentence* const out)
{
  const bool klue  = file->format == GOLD_KLUE_DP;
  bool       whole = true;
  bool       glued = false;
  char*      line  = NULL;
  memset(out, 0, sizeof(*out));
  out->roles = klue;
  out->tails = file->format != GOLD_PUD;
  while ((line = gold_line(&file->next)) != NULL) {
    if (!*line) {
      if (out->count && whole) {
        break;
      }
      out->count = out->size = 0U; // comments only, or too long
      whole                  = true;
      glued                  = false;
    } else if (line[0] != '#') {
      whole = whole && (klue ? read_klue(out, line)
                             : read_conllu(out, line, file->format, &glued));
    }
  }
  for (size_t i = 0U; i < out->count && !klue; ++i) {
    finish_word(&out->words[i]);
  }
  return out->count && whole;
}
