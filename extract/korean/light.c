// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// These are the forms that conjugate() works out, written down so that they
// need no table of their own.  They are sorted by their first syllables' bytes,
// longer ones first.

#include "korean/light.h"

// clang-format off
#define F(text, kind, voice)                                                   \
  {                                                                            \
    text, sizeof(text) - 1U, BASE_##kind, VOICE_##voice                        \
  }

const light_form light_forms[] = {
  F("당하는", ADN_NOW, PASSIVE), F("당하여", LINK, PASSIVE),
  F("당하였", PAST, PASSIVE), F("당하", STEM, PASSIVE), F("당하", EU, PASSIVE),
  F("당한", ADN_PAST, PASSIVE), F("당할", ADN_NEXT, PASSIVE),
  F("당함", NOUN, PASSIVE), F("당합", POLITE, PASSIVE),
  F("당해", LINK, PASSIVE), F("당했", PAST, PASSIVE), F("돼", LINK, PASSIVE),
  F("됐", PAST, PASSIVE), F("되는", ADN_NOW, PASSIVE),
  F("되어", LINK, PASSIVE), F("되었", PAST, PASSIVE), F("되", STEM, PASSIVE),
  F("되", EU, PASSIVE), F("된", ADN_PAST, PASSIVE), F("될", ADN_NEXT, PASSIVE),
  F("됨", NOUN, PASSIVE), F("됩", POLITE, PASSIVE), F("로우", EU, ACTIVE),
  F("로운", ADN_PAST, ACTIVE), F("로울", ADN_NEXT, ACTIVE),
  F("로움", NOUN, ACTIVE), F("로워", LINK, ACTIVE), F("로웠", PAST, ACTIVE),
  F("롭는", ADN_NOW, ACTIVE), F("롭습", POLITE, ACTIVE), F("롭", STEM, ACTIVE),
  F("받는", ADN_NOW, PASSIVE), F("받습", POLITE, PASSIVE),
  F("받아", LINK, PASSIVE), F("받았", PAST, PASSIVE), F("받으", EU, PASSIVE),
  F("받은", ADN_PAST, PASSIVE), F("받을", ADN_NEXT, PASSIVE),
  F("받음", NOUN, PASSIVE), F("받", STEM, PASSIVE), F("스러우", EU, ACTIVE),
  F("스러운", ADN_PAST, ACTIVE), F("스러울", ADN_NEXT, ACTIVE),
  F("스러움", NOUN, ACTIVE), F("스러워", LINK, ACTIVE),
  F("스러웠", PAST, ACTIVE), F("스럽는", ADN_NOW, ACTIVE),
  F("스럽습", POLITE, ACTIVE), F("스럽", STEM, ACTIVE),
  F("시키는", ADN_NOW, CAUSATIVE), F("시키어", LINK, CAUSATIVE),
  F("시키었", PAST, CAUSATIVE), F("시켜", LINK, CAUSATIVE),
  F("시켰", PAST, CAUSATIVE), F("시키", STEM, CAUSATIVE),
  F("시키", EU, CAUSATIVE), F("시킨", ADN_PAST, CAUSATIVE),
  F("시킬", ADN_NEXT, CAUSATIVE), F("시킴", NOUN, CAUSATIVE),
  F("시킵", POLITE, CAUSATIVE), F("하는", ADN_NOW, ACTIVE),
  F("하여", LINK, ACTIVE), F("하였", PAST, ACTIVE), F("하", STEM, ACTIVE),
  F("하", EU, ACTIVE), F("한", ADN_PAST, ACTIVE), F("할", ADN_NEXT, ACTIVE),
  F("함", NOUN, ACTIVE), F("합", POLITE, ACTIVE), F("해", LINK, ACTIVE),
  F("했", PAST, ACTIVE),
};
const size_t light_form_count =
  sizeof(light_forms) / sizeof(light_forms[0]);

const light_form helper_forms[] = {
  F("가는", ADN_NOW, ACTIVE), F("가", STEM, ACTIVE), F("가", EU, ACTIVE),
  F("가", LINK, ACTIVE), F("간", ADN_PAST, ACTIVE), F("갈", ADN_NEXT, ACTIVE),
  F("감", NOUN, ACTIVE), F("갑", POLITE, ACTIVE), F("갔", PAST, ACTIVE),
  F("나가는", ADN_NOW, ACTIVE), F("나오는", ADN_NOW, ACTIVE),
  F("나오아", LINK, ACTIVE), F("나오았", PAST, ACTIVE),
  F("나가", STEM, ACTIVE), F("나가", EU, ACTIVE), F("나가", LINK, ACTIVE),
  F("나간", ADN_PAST, ACTIVE), F("나갈", ADN_NEXT, ACTIVE),
  F("나감", NOUN, ACTIVE), F("나갑", POLITE, ACTIVE), F("나갔", PAST, ACTIVE),
  F("나는", ADN_NOW, ACTIVE), F("나오", STEM, ACTIVE), F("나오", EU, ACTIVE),
  F("나온", ADN_PAST, ACTIVE), F("나올", ADN_NEXT, ACTIVE),
  F("나옴", NOUN, ACTIVE), F("나옵", POLITE, ACTIVE), F("나와", LINK, ACTIVE),
  F("나왔", PAST, ACTIVE), F("나", STEM, ACTIVE), F("나", EU, ACTIVE),
  F("나", LINK, ACTIVE), F("난", ADN_PAST, ACTIVE), F("날", ADN_NEXT, ACTIVE),
  F("남", NOUN, ACTIVE), F("납", POLITE, ACTIVE), F("났", PAST, ACTIVE),
  F("내는", ADN_NOW, ACTIVE), F("내어", LINK, ACTIVE), F("내었", PAST, ACTIVE),
  F("내", STEM, ACTIVE), F("내", EU, ACTIVE), F("내", LINK, ACTIVE),
  F("낸", ADN_PAST, ACTIVE), F("낼", ADN_NEXT, ACTIVE), F("냄", NOUN, ACTIVE),
  F("냅", POLITE, ACTIVE), F("냈", PAST, ACTIVE), F("놓는", ADN_NOW, ACTIVE),
  F("놓습", POLITE, ACTIVE), F("놓아", LINK, ACTIVE), F("놓았", PAST, ACTIVE),
  F("놓으", EU, ACTIVE), F("놓은", ADN_PAST, ACTIVE),
  F("놓을", ADN_NEXT, ACTIVE), F("놓음", NOUN, ACTIVE), F("놓", STEM, ACTIVE),
  F("놔", LINK, ACTIVE), F("놨", PAST, ACTIVE), F("대는", ADN_NOW, ACTIVE),
  F("대어", LINK, ACTIVE), F("대었", PAST, ACTIVE), F("대", STEM, ACTIVE),
  F("대", EU, ACTIVE), F("대", LINK, ACTIVE), F("댄", ADN_PAST, ACTIVE),
  F("댈", ADN_NEXT, ACTIVE), F("댐", NOUN, ACTIVE), F("댑", POLITE, ACTIVE),
  F("댔", PAST, ACTIVE), F("두는", ADN_NOW, ACTIVE), F("두어", LINK, ACTIVE),
  F("두었", PAST, ACTIVE), F("두", STEM, ACTIVE), F("두", EU, ACTIVE),
  F("둔", ADN_PAST, ACTIVE), F("둘", ADN_NEXT, ACTIVE), F("둠", NOUN, ACTIVE),
  F("둡", POLITE, ACTIVE), F("둬", LINK, ACTIVE), F("뒀", PAST, ACTIVE),
  F("드리는", ADN_NOW, ACTIVE), F("드리어", LINK, ACTIVE),
  F("드리었", PAST, ACTIVE), F("드려", LINK, ACTIVE), F("드렸", PAST, ACTIVE),
  F("드리", STEM, ACTIVE), F("드리", EU, ACTIVE), F("드린", ADN_PAST, ACTIVE),
  F("드릴", ADN_NEXT, ACTIVE), F("드림", NOUN, ACTIVE),
  F("드립", POLITE, ACTIVE), F("버리는", ADN_NOW, ACTIVE),
  F("버리어", LINK, ACTIVE), F("버리었", PAST, ACTIVE),
  F("버려", LINK, ACTIVE), F("버렸", PAST, ACTIVE), F("버리", STEM, ACTIVE),
  F("버리", EU, ACTIVE), F("버린", ADN_PAST, ACTIVE),
  F("버릴", ADN_NEXT, ACTIVE), F("버림", NOUN, ACTIVE),
  F("버립", POLITE, ACTIVE), F("보는", ADN_NOW, ACTIVE),
  F("보아", LINK, ACTIVE), F("보았", PAST, ACTIVE), F("보", STEM, ACTIVE),
  F("보", EU, ACTIVE), F("본", ADN_PAST, ACTIVE), F("볼", ADN_NEXT, ACTIVE),
  F("봄", NOUN, ACTIVE), F("봅", POLITE, ACTIVE), F("봐", LINK, ACTIVE),
  F("봤", PAST, ACTIVE), F("오는", ADN_NOW, ACTIVE), F("오아", LINK, ACTIVE),
  F("오았", PAST, ACTIVE), F("오", STEM, ACTIVE), F("오", EU, ACTIVE),
  F("온", ADN_PAST, ACTIVE), F("올", ADN_NEXT, ACTIVE), F("옴", NOUN, ACTIVE),
  F("옵", POLITE, ACTIVE), F("와", LINK, ACTIVE), F("왔", PAST, ACTIVE),
  F("있는", ADN_NOW, ACTIVE), F("있습", POLITE, ACTIVE),
  F("있어", LINK, ACTIVE), F("있었", PAST, ACTIVE), F("있으", EU, ACTIVE),
  F("있은", ADN_PAST, ACTIVE), F("있을", ADN_NEXT, ACTIVE),
  F("있음", NOUN, ACTIVE), F("있", STEM, ACTIVE), F("주는", ADN_NOW, ACTIVE),
  F("주어", LINK, ACTIVE), F("주었", PAST, ACTIVE), F("주", STEM, ACTIVE),
  F("주", EU, ACTIVE), F("준", ADN_PAST, ACTIVE), F("줄", ADN_NEXT, ACTIVE),
  F("줌", NOUN, ACTIVE), F("줍", POLITE, ACTIVE), F("줘", LINK, ACTIVE),
  F("줬", PAST, ACTIVE),
};
const size_t helper_form_count =
  sizeof(helper_forms) / sizeof(helper_forms[0]);
