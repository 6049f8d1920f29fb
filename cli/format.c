// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "format.h"

#include "weft/export.h"
#include "weft/render.h"

#include <string.h>

static const output_format formats[] = {
  {".svg", FORMAT_PICTURE, WEFT_PICTURE_SVG},
  {".html", FORMAT_PICTURE, WEFT_PICTURE_HTML},
  {".png", FORMAT_PICTURE, WEFT_PICTURE_PNG},
  {".pdf", FORMAT_PICTURE, WEFT_PICTURE_PDF},
  {".dot", FORMAT_PICTURE, WEFT_PICTURE_DOT},
  {".jsonl", FORMAT_EXPORT, WEFT_FORMAT_JSONL},
  {".csv", FORMAT_EXPORT, WEFT_FORMAT_CSV},
  {".nt", FORMAT_EXPORT, WEFT_FORMAT_NTRIPLES},
  {".ttl", FORMAT_EXPORT, WEFT_FORMAT_TURTLE},
  {".nq", FORMAT_EXPORT, WEFT_FORMAT_NQUADS},
  {".trig", FORMAT_EXPORT, WEFT_FORMAT_TRIG},
  {".jsonld", FORMAT_EXPORT, WEFT_FORMAT_JSONLD},
  {".graphml", FORMAT_EXPORT, WEFT_FORMAT_GRAPHML},
  {".gexf", FORMAT_EXPORT, WEFT_FORMAT_GEXF},
  {".gv", FORMAT_EXPORT, WEFT_FORMAT_DOT},
  {".mmd", FORMAT_EXPORT, WEFT_FORMAT_MERMAID},
  {".cypher", FORMAT_EXPORT, WEFT_FORMAT_CYPHER},
  {".neo4j", FORMAT_NEO4J, 0},
};

enum { FORMAT_COUNT = sizeof(formats) / sizeof(formats[0]) };

const char* const format_neo4j_files[FORMAT_NEO4J_COUNT] = {
  "nodes.csv",
  "relationships.csv"};

const int format_neo4j_numbers[FORMAT_NEO4J_COUNT] = {
  WEFT_FORMAT_NEO4J_NODES,
  WEFT_FORMAT_NEO4J_RELATIONSHIPS};

// Whether `path` ends so; a folder may have slashes behind it
static int
has_extension(const char* path, const output_format* f)
{
  const size_t size = strlen(f->extension);
  size_t       end  = strlen(path);
  while (f->kind == FORMAT_NEO4J && end && path[end - 1U] == '/') {
    --end;
  }
  return end >= size && !strncmp(path + end - size, f->extension, size);
}

const output_format*
format_of_path(const char* path)
{
  for (size_t i = 0U; i < FORMAT_COUNT; ++i) {
    if (has_extension(path, &formats[i])) {
      return &formats[i];
    }
  }
  return NULL;
}

// Names that are not the extension
static const struct {
  const char* name;
  const char* extension;
} other_names[] = {{"dot", ".gv"}, {"mermaid", ".mmd"}};

const output_format*
format_of_name(const char* name)
{
  for (size_t i = 0U; i < sizeof(other_names) / sizeof(other_names[0]); ++i) {
    if (!strcmp(name, other_names[i].name)) {
      return format_of_path(other_names[i].extension);
    }
  }
  for (size_t i = 0U; i < FORMAT_COUNT; ++i) {
    if (formats[i].kind != FORMAT_PICTURE &&
        !strcmp(name, formats[i].extension + 1)) {
      return &formats[i];
    }
  }
  return NULL;
}

const char*
format_names(void)
{
  return "jsonl, csv, nt, ttl, nq, trig, jsonld, graphml, gexf, dot, mermaid, "
         "cypher or neo4j";
}

const char*
format_extensions(void)
{
  return ".svg, .html, .png, .pdf, .dot, .jsonl, .csv, .nt, .ttl, .nq, .trig, "
         ".jsonld, .graphml, .gexf, .gv, .mmd, .cypher or .neo4j";
}
