// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rules_skeleton.h"

// clang-format off

static const skeleton_file korean_files[SKELETON_FILES] = {
  {"pack.jsonc",
   "// 개체의 타입과 관계. 파일 형식은 weft의 docs/rule-format.md에 있다.\n"
   "{\n"
   "  \"name\": \"@NAME@\",\n"
   "  \"version\": \"0.1.0\",\n"
   "  \"language\": \"ko\",\n"
   "  \"description\": \"누가 어디에서 일하는가\",\n"
   "  \"types\": {\n"
   "    \"Person\": {\"label\": {\"ko\": \"인물\", \"en\": \"person\"}},\n"
   "    \"Organization\": {\"label\": {\"ko\": \"기관\", \"en\": \"organization\"}}\n"
   "  },\n"
   "  \"relations\": {\n"
   "    \"employee_of\": {\n"
   "      \"domain\": [\"Person\"],\n"
   "      \"range\": [\"Organization\"],\n"
   "      \"label\": {\"ko\": \"소속\", \"en\": \"employee of\"}\n"
   "    }\n"
   "  }\n"
   "}\n"},
  {"macros.jsonc",
   "// 패턴에서 <이름>으로 쓰는 조각\n"
   "{\n"
   "  \"SUBJ\": \"(?:은|는|이|가)\"\n"
   "}\n"},
  {"lexicon/names.tsv",
   "# 이름\t타입\t별칭|별칭\n"
   "한빛전자\tOrganization\tHanbit\n"
   "이도현\tPerson\n"},
  {"rules/rules.jsonc",
   "[\n"
   "  // 끝이 같은 이름을 찾는다\n"
   "  {\n"
   "    \"id\": \"org.suffix\",\n"
   "    \"kind\": \"suffix\",\n"
   "    \"type\": \"Organization\",\n"
   "    \"min\": 2,\n"
   "    \"suffix\": [\"연구원\", \"대학교\"],\n"
   "    \"examples\": [\n"
   "      {\"text\": \"해솔연구원은 크다.\", \"mentions\": [[\"해솔연구원\", \"Organization\"]]}\n"
   "    ],\n"
   "    \"counterexamples\": [\"그는 크다.\"]\n"
   "  },\n"
   "  // 서술어와 그 논항을 찾는다. 어미와 어순은 알아서 읽는다\n"
   "  {\n"
   "    \"id\": \"employee.joins\",\n"
   "    \"kind\": \"frame\",\n"
   "    \"relation\": \"employee_of\",\n"
   "    \"predicate\": [\"입사하\", \"합류하\"],\n"
   "    \"subject\": {\"role\": \"agent\", \"type\": \"Person\"},\n"
   "    \"object\": {\"role\": \"goal\", \"type\": \"Organization\"},\n"
   "    \"examples\": [\n"
   "      {\"text\": \"이도현은 한빛전자에 입사했다.\", \"triples\": [[\"이도현\", \"employee_of\", \"한빛전자\"]]},\n"
   "      {\"text\": \"이도현이 해솔연구원에 합류할 계획이다.\", \"triples\": [[\"이도현\", \"employee_of\", \"해솔연구원\", \"planned\"]]}\n"
   "    ],\n"
   "    \"counterexamples\": [\"이도현은 한빛전자에 입사하지 않았다.\"]\n"
   "  },\n"
   "  // 글자를 정규식으로 찾는다. {…}는 이름 하나이다\n"
   "  {\n"
   "    \"id\": \"employee.works\",\n"
   "    \"relation\": \"employee_of\",\n"
   "    \"pattern\": \"{subject:Person}<SUBJ> {object:Organization}에서 근무\",\n"
   "    \"examples\": [\n"
   "      {\"text\": \"이도현은 한빛전자에서 근무한다.\", \"triples\": [[\"이도현\", \"employee_of\", \"한빛전자\"]]}\n"
   "    ],\n"
   "    \"counterexamples\": [\"이도현은 한빛전자에서 나왔다.\"]\n"
   "  }\n"
   "]\n"},
  {"README.md",
   "# @NAME@\n"
   "\n"
   "한국어 글에서 사실을 찾는 weft 규칙 팩이다.\n"
   "\n"
   "| 파일 | 내용 |\n"
   "|---|---|\n"
   "| `pack.jsonc` | 개체의 타입과 관계 |\n"
   "| `lexicon/*.tsv` | 이름 |\n"
   "| `macros.jsonc` | 패턴의 조각 |\n"
   "| `rules/*.jsonc` | 규칙과 예문 |\n"
   "\n"
   "```\n"
   "weft rules check ./@NAME@                    틀린 곳을 모두 찾는다\n"
   "weft rules test ./@NAME@                     예문을 돌려 본다\n"
   "weft rules list ./@NAME@ 글.txt              규칙마다 몇 번 쓰였는지 센다\n"
   "weft run --pack ./@NAME@ 글.txt -o 그림.svg  글을 그림으로 그린다\n"
   "```\n"},
};

static const skeleton_file english_files[SKELETON_FILES] = {
  {"pack.jsonc",
   "// Types of entities and relations; docs/rule-format.md of weft says more\n"
   "{\n"
   "  \"name\": \"@NAME@\",\n"
   "  \"version\": \"0.1.0\",\n"
   "  \"language\": \"en\",\n"
   "  \"description\": \"Who works where\",\n"
   "  \"types\": {\n"
   "    \"Person\": {\"label\": {\"en\": \"person\", \"ko\": \"인물\"}},\n"
   "    \"Organization\": {\"label\": {\"en\": \"organization\", \"ko\": \"기관\"}}\n"
   "  },\n"
   "  \"relations\": {\n"
   "    \"employee_of\": {\n"
   "      \"domain\": [\"Person\"],\n"
   "      \"range\": [\"Organization\"],\n"
   "      \"label\": {\"en\": \"employee of\", \"ko\": \"소속\"}\n"
   "    }\n"
   "  }\n"
   "}\n"},
  {"macros.jsonc",
   "// Parts of patterns, which write them <NAME>\n"
   "{\n"
   "  \"WORKS\": \"(?:works|worked) (?:for|at)\"\n"
   "}\n"},
  {"lexicon/names.tsv",
   "# name\ttype\talias|alias\n"
   "Hanbit Electronics\tOrganization\tHanbit\n"
   "Mina Park\tPerson\n"},
  {"rules/rules.jsonc",
   "[\n"
   "  // Names that no list has, by what stands around them\n"
   "  {\n"
   "    \"id\": \"org.institute\",\n"
   "    \"kind\": \"mention\",\n"
   "    \"type\": \"Organization\",\n"
   "    \"pattern\": \"(?<name>(?:[A-Z][a-z]+ ){1,3}(?:Institute|University))\",\n"
   "    \"examples\": [\n"
   "      {\"text\": \"She left Solar Institute.\", \"mentions\": [[\"Solar Institute\", \"Organization\"]]}\n"
   "    ],\n"
   "    \"counterexamples\": [\"She left the institute.\"]\n"
   "  },\n"
   "  // Facts, by regular expressions in which {…} is a name\n"
   "  {\n"
   "    \"id\": \"employee.joins\",\n"
   "    \"relation\": \"employee_of\",\n"
   "    \"pattern\": \"{subject:Person} joined {object:Organization}\",\n"
   "    \"examples\": [\n"
   "      {\"text\": \"Mina Park joined Solar Institute.\", \"triples\": [[\"Mina Park\", \"employee_of\", \"Solar Institute\"]]}\n"
   "    ],\n"
   "    \"counterexamples\": [\"Mina Park never joined Hanbit Electronics.\"]\n"
   "  },\n"
   "  {\n"
   "    \"id\": \"employee.works\",\n"
   "    \"relation\": \"employee_of\",\n"
   "    \"pattern\": \"{subject:Person} <WORKS> {object:Organization}\",\n"
   "    \"examples\": [\n"
   "      {\"text\": \"Mina Park works for Hanbit Electronics.\", \"triples\": [[\"Mina Park\", \"employee_of\", \"Hanbit Electronics\"]]}\n"
   "    ],\n"
   "    \"counterexamples\": [\"Mina Park waits for Hanbit Electronics.\"]\n"
   "  }\n"
   "]\n"},
  {"README.md",
   "# @NAME@\n"
   "\n"
   "A weft rule pack that finds facts in English texts.\n"
   "\n"
   "| file | what is in it |\n"
   "|---|---|\n"
   "| `pack.jsonc` | types of entities, and relations |\n"
   "| `lexicon/*.tsv` | names |\n"
   "| `macros.jsonc` | parts of patterns |\n"
   "| `rules/*.jsonc` | rules with their examples |\n"
   "\n"
   "```\n"
   "weft rules check ./@NAME@                       find all mistakes\n"
   "weft rules test ./@NAME@                        run the examples\n"
   "weft rules list ./@NAME@ text.txt               count how often each rule fires\n"
   "weft run --pack ./@NAME@ text.txt -o graph.svg  draw what a text says\n"
   "```\n"},
};

// clang-format on

const skeleton_file*
skeleton_files(bool korean)
{
  return korean ? korean_files : english_files;
}
