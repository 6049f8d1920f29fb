// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// docs/graph-format.md explains what stands here.

#include "store/tables.h"

#include "try.h"

#include <stdint.h>
#include <stdio.h>

enum {
  APPLICATION_ID = 0x57656674, // "Weft"
  FORMAT_VERSION = 1
};

// What was observed and decided
static const char observed_tables[] =
  "CREATE TABLE meta("
  "  name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE schema_item("
  "  kind TEXT NOT NULL, name TEXT NOT NULL, position INTEGER NOT NULL,"
  "  PRIMARY KEY(kind, name)) WITHOUT ROWID;"
  "CREATE TABLE schema_member("
  "  kind TEXT NOT NULL, name TEXT NOT NULL, member TEXT NOT NULL,"
  "  number INTEGER NOT NULL, value TEXT NOT NULL,"
  "  PRIMARY KEY(kind, name, member, number),"
  "  FOREIGN KEY(kind, name) REFERENCES schema_item ON DELETE CASCADE"
  ") WITHOUT ROWID;"
  "CREATE TABLE document("
  "  id INTEGER PRIMARY KEY, doc TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL,"
  "  date TEXT NOT NULL, title TEXT NOT NULL, bytes INTEGER NOT NULL);"
  "CREATE TABLE alias("
  "  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,"
  "  number INTEGER NOT NULL, entity TEXT NOT NULL, alias TEXT NOT NULL,"
  "  reason TEXT NOT NULL, PRIMARY KEY(document, number)) WITHOUT ROWID;"
  "CREATE TABLE word(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);"
  "CREATE TABLE term("
  "  id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, entity TEXT,"
  "  name TEXT NOT NULL, type TEXT NOT NULL, kind INTEGER NOT NULL,"
  "  value TEXT NOT NULL, unit TEXT NOT NULL);"
  "CREATE INDEX term_hash ON term(hash);"
  "CREATE TABLE evidence("
  "  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,"
  "  number INTEGER NOT NULL, sentence INTEGER NOT NULL,"
  "  start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL,"
  "  PRIMARY KEY(document, number)) WITHOUT ROWID;"
  "CREATE TABLE support("
  "  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,"
  "  number INTEGER NOT NULL,"
  "  subject INTEGER NOT NULL, relation INTEGER NOT NULL,"
  "  object INTEGER NOT NULL, status INTEGER NOT NULL,"
  "  date INTEGER NOT NULL, of INTEGER NOT NULL, confidence INTEGER NOT NULL,"
  "  rule INTEGER NOT NULL, evidence INTEGER NOT NULL,"
  "  subject_start INTEGER, subject_stop INTEGER,"
  "  subject_via_start INTEGER, subject_via_stop INTEGER,"
  "  object_start INTEGER, object_stop INTEGER,"
  "  object_via_start INTEGER, object_via_stop INTEGER,"
  "  PRIMARY KEY(document, number)) WITHOUT ROWID;"
  "CREATE TABLE decision("
  "  kind TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL,"
  "  PRIMARY KEY(kind, a, b)) WITHOUT ROWID;"
  "CREATE TABLE clash("
  "  doc TEXT NOT NULL, date TEXT NOT NULL, sha256 TEXT NOT NULL,"
  "  file TEXT NOT NULL, PRIMARY KEY(doc, date, sha256)) WITHOUT ROWID;";

// What follows from it
static const char derived_tables[] =
  "DROP TABLE IF EXISTS entity;"
  "DROP TABLE IF EXISTS name;"
  "DROP TABLE IF EXISTS fact;"
  "DROP TABLE IF EXISTS fact_support;"
  "DROP TABLE IF EXISTS premise;"
  "DROP TABLE IF EXISTS joining;"
  "CREATE TABLE entity("
  "  id INTEGER PRIMARY KEY, entity TEXT NOT NULL, name TEXT NOT NULL,"
  "  type TEXT NOT NULL, supports INTEGER NOT NULL);"
  "CREATE TABLE name("
  "  entity INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL,"
  "  PRIMARY KEY(entity, name)) WITHOUT ROWID;"
  "CREATE TABLE fact("
  "  id INTEGER PRIMARY KEY, subject INTEGER NOT NULL,"
  "  relation INTEGER NOT NULL, object INTEGER, name TEXT, type TEXT,"
  "  kind INTEGER, value TEXT, number REAL, unit TEXT,"
  "  status INTEGER NOT NULL, date INTEGER NOT NULL, of INTEGER NOT NULL,"
  "  confidence INTEGER NOT NULL, supports INTEGER NOT NULL,"
  "  inferred INTEGER NOT NULL);"
  "CREATE TABLE fact_support("
  "  fact INTEGER NOT NULL, document INTEGER NOT NULL,"
  "  number INTEGER NOT NULL, swapped INTEGER NOT NULL,"
  "  PRIMARY KEY(fact, document, number)) WITHOUT ROWID;"
  "CREATE TABLE premise("
  "  fact INTEGER NOT NULL, number INTEGER NOT NULL,"
  "  premise INTEGER NOT NULL, PRIMARY KEY(fact, number)) WITHOUT ROWID;"
  "CREATE TABLE joining("
  "  entity INTEGER NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL,"
  "  kind TEXT NOT NULL, alias TEXT NOT NULL,"
  "  PRIMARY KEY(entity, a, b)) WITHOUT ROWID;";

static const char derived_indexes[] =
  "CREATE UNIQUE INDEX entity_entity ON entity(entity);"
  "CREATE INDEX name_key ON name(key);"
  "CREATE INDEX fact_subject ON fact(subject, relation);"
  "CREATE INDEX fact_object ON fact(object, relation)"
  "  WHERE object IS NOT NULL;"
  "CREATE INDEX fact_relation ON fact(relation);";

// For people and programs that look into the file
static const char views[] =
  "CREATE VIEW triple AS SELECT d.doc AS doc, s.entity AS subject_id,"
  "  s.name AS subject, s.type AS subject_type, r.text AS relation,"
  "  o.entity AS object_id, o.name AS object, o.type AS object_type,"
  "  nullif(o.value, '') AS value, nullif(o.unit, '') AS unit,"
  "  CASE t.status WHEN 1 THEN 'planned' ELSE 'actual' END AS status,"
  "  nullif(w.text, '') AS \"when\", nullif(f.text, '') AS of,"
  "  t.confidence AS confidence, u.text AS rule,"
  "  e.start AS start, e.stop AS \"end\", e.text AS evidence"
  "  FROM support t JOIN document d ON d.id = t.document"
  "  JOIN term s ON s.id = t.subject JOIN term o ON o.id = t.object"
  "  JOIN word r ON r.id = t.relation JOIN word w ON w.id = t.date"
  "  JOIN word f ON f.id = t.of JOIN word u ON u.id = t.rule"
  "  JOIN evidence e ON e.document = t.document AND e.number = t.evidence;";

// Nothing follows from nothing, so what is derived is complete
static weft_status
write_tables(db* const d, weft_error* const error)
{
  weft_status st         = WEFT_OK;
  char        pragma[96] = "";
  snprintf(pragma,
           sizeof(pragma),
           "PRAGMA application_id = %d; PRAGMA user_version = %d;",
           APPLICATION_ID,
           FORMAT_VERSION);
  TRY(st, db_exec(d, observed_tables, error));
  TRY(st, db_exec(d, derived_tables, error));
  TRY(st, db_exec(d, derived_indexes, error));
  TRY(st, db_exec(d, views, error));
  TRY(st, db_exec(d, "INSERT INTO meta VALUES('derived', '1')", error));
  return db_exec(d, pragma, error);
}

static const char count_tables[] = "SELECT count(*) FROM sqlite_schema";

// Make the tables, unless another program did so just now
static weft_status
create(db* const d, weft_error* const error)
{
  int64_t     tables = 0;
  weft_status st     = WEFT_OK;
  TRY(st, db_exec(d, "BEGIN IMMEDIATE", error));
  TRY(st, db_read_int(d, count_tables, 0, &tables, error));
  if (!tables) {
    TRY(st, write_tables(d, error));
  }
  return db_exec(d, "COMMIT", error);
}

weft_status
tables_open(db* const         d,
            const char* const path,
            const bool        may_create,
            weft_error* const error)
{
  weft_status st          = WEFT_OK;
  int64_t     tables      = 0;
  int64_t     application = 0;
  int64_t     version     = 0;
  TRY(st, db_read_int(d, count_tables, 0, &tables, error));
  TRY(st, db_read_int(d, "PRAGMA application_id", 0, &application, error));
  if (!tables && !application && may_create) {
    TRY(st, create(d, error));
    TRY(st, db_read_int(d, "PRAGMA application_id", 0, &application, error));
  }
  TRY(st, db_read_int(d, "PRAGMA user_version", 0, &version, error));
  if (application != APPLICATION_ID) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_INPUT,
                          path,
                          0U,
                          0U,
                          "not a graph file; give one that `weft build` made");
  }
  if (version != FORMAT_VERSION) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_INPUT,
                          path,
                          0U,
                          0U,
                          "a graph file of version %d, and this weft reads "
                          "version %d; use a newer weft",
                          (int)version,
                          FORMAT_VERSION);
  }
  return st;
}

weft_status
tables_clear_derived(db* const d, weft_error* const error)
{
  return db_exec(d, derived_tables, error);
}

weft_status
tables_index_derived(db* const d, weft_error* const error)
{
  return db_exec(d, derived_indexes, error);
}
