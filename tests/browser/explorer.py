# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

"""The explorer in a real browser.

WEFT names the command, WEFT_SOURCE_DIR the project, WEFT_BUILD_DIR the build
folder, in which browser/node_modules may hold axe-core.
"""

import json
import os
import subprocess
import sys
import tempfile
import unicodedata

from page import Page, need_browser, run

WEFT = os.environ["WEFT"]
SOURCE = os.environ["WEFT_SOURCE_DIR"]
AXE = os.path.join(
    os.environ.get("WEFT_BUILD_DIR", ""),
    "browser/node_modules/axe-core/axe.min.js",
)
EXAMPLES = [
    f"{SOURCE}/docs/examples/{name}.txt"
    for name in ("ai-supercomputing", "company-news")
]
SCRATCH = tempfile.TemporaryDirectory()
KOREAN = f"{SCRATCH.name}/ko.html"
ENGLISH = f"{SCRATCH.name}/en.html"
BARE = f"{SCRATCH.name}/bare.html"
HOSTILE = f"{SCRATCH.name}/hostile.html"


def weft(*arguments):
    subprocess.run([WEFT, *arguments, "-q"], check=True, timeout=280)


def make_hostile():
    """Names and texts that try to become markup."""
    names = [
        "</script><script>window.pwned = 1</script>",
        "<img src=x onerror='window.pwned = 2'>",
        "\"><svg onload=window.pwned=3>",
        "<!-- <script>",
        "${window.pwned = 4} `back` \\u003c",
        "줄\u2028바꿈\u2029끝",
        "javascript:window.pwned=5",
    ]
    path = f"{SCRATCH.name}/hostile.jsonl"
    with open(path, "w", encoding="utf-8") as out:
        for i, name in enumerate(names):
            triple = {
                "doc": f"https://example.invalid/{name}",
                "subject": {"id": f"Organization/{name}", "name": name,
                            "type": "Organization"},
                "relation": "develops",
                "object": {"id": f"AIModel/모델 {i}", "name": f"모델 {i}",
                           "type": "AIModel"},
                "status": "actual", "confidence": 900, "rule": name,
                "evidence": {"sentence": 0, "start": 0, "end": 9,
                             "text": f"{name} 모델 {i}"},
            }
            out.write(json.dumps(triple, ensure_ascii=False) + "\n")
    weft("import", path, "-o", f"{SCRATCH.name}/hostile.weft")
    weft("render", f"{SCRATCH.name}/hostile.weft", "-o", HOSTILE,
         "--title", names[0])
    return names


def make_pages():
    weft("run", *EXAMPLES, "-o", KOREAN,
         "--graph", f"{SCRATCH.name}/g.weft")
    weft("render", f"{SCRATCH.name}/g.weft", "-o", ENGLISH, "--labels", "en",
         "--texts", f"{SOURCE}/docs/examples")
    weft("render", f"{SCRATCH.name}/g.weft", "-o", BARE)


# What a page shows, in the words of its own script

NODE = "weft.app.model.nodes.find((n) => n.name.startsWith(arguments[0]))"
EDGE = ("weft.app.model.edges.find((e) => e.from.name.startsWith(arguments[0])"
        " && e.to.name.startsWith(arguments[1]))")


def node(page, name):
    return page.js(f"return {NODE}.element", name)


def edge(page, start, end):
    return page.js(f"return {EDGE}.element.querySelector('path')", start, end)


def click_edge(page, start, end):
    """In the middle of its line."""
    page.js(
        f"""const path = {EDGE}.element.querySelector("path");
        const point = path.getPointAtLength(path.getTotalLength() / 2);
        const at = point.matrixTransform(path.getScreenCTM());
        const target = document.elementFromPoint(at.x, at.y);
        target.dispatchEvent(new MouseEvent("click", {{
          bubbles: true, cancelable: true, clientX: at.x, clientY: at.y,
        }}));""", start, end)


def search(page, text):
    field = page.one("#search")
    field.clear()
    field.send_keys(text)
    return page.js(
        "return [...document.querySelectorAll('#results .name')]"
        ".map((name) => name.textContent)")


def title(page):
    return page.text("#panel:not([hidden]) h2")


def hidden(page):
    return page.count(".off.node, .off.edge")


# Tests

def test_opens(page):
    for path in (KOREAN, ENGLISH, BARE):
        page.open(path)
        assert page.collect() == []
        assert page.count("svg g.node") > 50
        assert page.count("svg g.node[role=button][aria-label]") > 50
        assert page.js("return document.body.classList.contains('app')")
    assert page.js("return document.documentElement.lang") == "ko"


def test_stays_at_home(page):
    page.open(KOREAN)
    page.click(node(page, "네이버"))
    search(page, "가온")
    page.keys("\ue007")
    page.one("#top .buttons button:last-child").click()
    page.collect()
    others = [url for url in page.requests
              if not url.startswith(("file://" + KOREAN, "data:"))]
    assert len(page.requests) >= 1 and others == [], others


def test_policy_stops_scripts(page):
    page.open(KOREAN)
    page.js("const s = document.createElement('script');"
            "s.textContent = 'window.pwned = 1'; document.body.append(s);")
    assert page.js("return window.pwned === undefined")
    page.js("const i = new Image(); i.src = 'https://example.invalid/x.png';"
            "document.body.append(i);")
    refused = [text for text in page.collect()
               if "Content Security Policy" in text]
    assert len(refused) == 2, refused


def test_search(page):
    page.open(KOREAN)
    decomposed = unicodedata.normalize("NFD", "네이버")
    for asked, first in (
        ("네이버", "네이버"), ("ㄴㅇㅂ", "네이버"), ("네ㅇㅂ", "네이버"),
        ("네입", "네이버"), ("ㄴㅇ", "네이버"), (decomposed, "네이버"),
        ("gpt-3", "GPT-3"), ("GPT3", "GPT-3"), ("lgai", "LG AI연구원"),
        ("ㅎㅂㅇㄱㅈㄴ", "한빛인공지능연구원"), ("hyperclova", "하이퍼클로바"),
        ("하퍼클바", "하이퍼클로바"), ("국제슈퍼컴퓨팅", "국제"),
    ):
        found = search(page, asked)
        assert found and found[0].startswith(first), (asked, found)
    assert "HyperCLOVA" in search(page, "hyperclova")[0]  # the name that hit
    assert search(page, "ㅋㅋㅋㅋ") == []
    assert page.text("#search-status") == "찾은 것이 없습니다"
    found = search(page, "가온")
    assert page.text("#search-status") == f"{len(found)}개 찾음"


def test_search_by_keyboard(page):
    page.open(KOREAN)
    page.keys("/")
    assert page.js("return document.activeElement.id") == "search"
    page.keys("가온", "\ue015", "\ue015")  # down, down
    active = page.js("return document.querySelector('#results "
                     "[aria-selected=true] .name').firstChild.textContent")
    second = page.js("return document.querySelectorAll('#results .name')[1]"
                     ".firstChild.textContent")
    assert active == second
    assert page.js("return document.activeElement"
                   ".getAttribute('aria-activedescendant')") == "result-1"
    page.keys("\ue007")
    assert title(page) == second
    assert page.js("return document.activeElement.id") == "panel-title"
    # What was chosen has come to the middle of what the panel leaves free
    page.wait_for(
        f"""const box = {NODE}.element.getBoundingClientRect();
        const free = document.getElementById("panel").offsetLeft;
        return Math.abs(box.x + box.width / 2 - free / 2) < 30;""", second)
    page.keys("\ue00c")  # Escape
    assert title(page) is None
    assert page.js(f"return document.activeElement === {NODE}.element", second)


def test_click_node(page):
    page.open(KOREAN)
    page.click(node(page, "가온 2.0"))
    assert title(page) == "가온 2.0"
    assert "AI 모델" in page.text("#panel .kind")
    body = page.text("#panel")
    for words in ("매개변수", "3200억 개", "가온 1.0", "능가", "예정"):
        assert words in body, words
    assert page.count(".overlay .node.chosen") == 1
    assert page.count(".overlay .edge") == page.js(
        f"return {NODE}.edges.length", "가온 2.0")
    # Neighbours are links
    page.js("""[...document.querySelectorAll("#panel a")]
        .find((a) => a.textContent === "미르").click()""")
    assert title(page) == "미르"
    page.web.back()
    page.wait_for("return document.querySelector('#panel h2').textContent"
                  " === '가온 2.0'")
    # A click beside everything closes the panel
    page.js("document.querySelector('#picture svg')"
            ".dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    assert title(page) is None and page.count(".overlay .node") == 0


def test_click_edge(page):
    page.open(KOREAN)
    click_edge(page, "LG AI연구원", "엑사원")
    assert title(page) == "LG AI연구원 → 엑사원"
    assert "ko-news/develops.shown" in page.text("#panel")
    # The whole document, with the sentence marked in its place
    marks = page.js("return [...document.querySelectorAll('#panel mark')]"
                    ".map((m) => m.textContent)")
    assert len(marks) == 1 and marks[0].startswith("네이버는 이듬해 5월")
    assert marks[0].endswith("‘엑사원’을 공개했다.")
    with open(EXAMPLES[0], encoding="utf-8") as source:
        whole = source.read()
    shown = page.js("return document.querySelector('#panel .text')"
                    ".textContent")
    assert shown == unicodedata.normalize("NFC", whole)
    assert page.js("return [...document.querySelectorAll('#panel mark b')]"
                   ".map((b) => b.textContent)") == ["LG AI연구원", "엑사원"]
    assert page.wait_for("""
        const mark = document.querySelector("#panel mark");
        const box = mark.closest(".text").getBoundingClientRect();
        const at = mark.getBoundingClientRect();
        return at.top >= box.top && at.top < box.bottom;""")


def test_evidence_without_text(page):
    page.open(BARE)
    click_edge(page, "LG AI연구원", "엑사원")
    assert "문서의 글이 없어" in page.text("#panel")
    assert page.count("#panel mark") == 1
    assert page.count("#panel .gap") > 10
    order = page.js("""return [...document.querySelectorAll("#panel .text p")]
        .map((p) => p.textContent).filter((t) => t !== "…")""")
    with open(EXAMPLES[0], encoding="utf-8") as source:
        whole = source.read()
    places = [whole.index(sentence) for sentence in order]
    assert places == sorted(places)


def test_filter(page):
    page.open(KOREAN)
    total = page.js("return weft.app.model.nodes.length")
    people = page.js("return weft.app.model.nodes"
                     ".filter((n) => n.type.name === 'Person').length")
    page.one("#top .buttons button").click()

    def box(name):
        return page.js(
            "return [...document.querySelectorAll('#panel .box')].find((b) =>"
            "b.querySelector('.name').textContent === arguments[0])", name)

    box("인물").click()
    assert page.count(".node.off") >= people
    assert page.text("#top .buttons button").startswith("거르기 (")
    note = page.text("#hidden-note")
    nodes, edges = page.count(".node.off"), page.count(".edge.off")
    assert note == f"숨김: 개체 {nodes}개, 관계 {edges}개", note
    assert page.js("return weft.app.model.nodes.every((n) => n.type.name !=="
                   "'Person' || getComputedStyle(n.element).display === 'none')")
    box("인물").click()
    assert hidden(page) == 0
    # Planned only, by relation, by confidence
    box("사실").click()
    planned = page.js("return weft.app.model.edges.filter((e) =>"
                      "e.facts.some((f) => f.planned)).length")
    assert page.count(".edge:not(.off)") == planned > 0
    page.js("[...document.querySelectorAll('#panel button')]"
            ".find((b) => b.textContent === '처음으로').click()")
    assert hidden(page) == 0
    page.js("const s = document.getElementById('confidence'); s.value = 90;"
            "s.dispatchEvent(new Event('input', {bubbles: true}))")
    sure = page.js("return weft.app.model.edges.filter((e) =>"
                   "e.facts.some((f) => f.confidence >= 900)).length")
    assert page.count(".edge:not(.off)") == sure
    assert 0 < page.count(".node:not(.off)") < total


def test_link_reopens(page):
    page.open(KOREAN)
    search(page, "ㄱㅇ")
    page.click(node(page, "네이버"))
    page.js("weft.app.filter.set({types: ['Person', 'Event'],"
            "statuses: ['planned'], confidence: 700});"
            "weft.app.picture.moveTo(1.7, 400, -300, false)")
    page.wait_for("return location.hash.includes('z=1.7')")
    fragment = page.js("return location.hash")
    state = "return [weft.app.filter.get(), weft.app.finder.get()]"
    before = (title(page), hidden(page), page.js(state))
    view = page.view()
    page.open(KOREAN, fragment)
    assert (title(page), hidden(page), page.js(state)) == before
    again = page.view()
    assert all(abs(view[key] - again[key]) < 1.5 for key in view), again
    # Edges, facts, documents and panels too; nonsense is no error
    for fragment, wanted in (
        ("#e=" + page.js(f"return {EDGE}.key", "구글", "TPU"), "구글 → TPU"),
        ("#d=0", "한빛인공지능연구원, 초거대 AI"), ("#p=help", "도움말"),
        ("#n=nothing&e=&f=x,99999&d=-1&z=a,b,c&xt=%25&c=x&i=__proto__", None),
    ):
        page.open(KOREAN, fragment)
        found = title(page)
        assert found.startswith(wanted) if wanted else found is None, fragment
        assert page.collect() == []


def test_keyboard_only(page):
    page.open(KOREAN)
    assert page.js("const b = []; document.querySelectorAll("
                   "'button, a[href], input').forEach((e) => {"
                   "if (e.tabIndex < 0) b.push(e.outerHTML); }); return b") == []
    page.js("document.querySelector('#picture svg').focus()")
    before = page.view()
    page.keys("+")
    page.wait_for("return weft.app.picture.getView().k > arguments[0] * 1.3",
                  before["k"])
    page.keys("\ue014")  # right
    page.wait_for("return weft.app.picture.getView().x > arguments[0] + 10",
                  before["x"])
    page.keys("0")
    page.wait_for("return weft.app.picture.isFitted()")
    page.keys("\ue007")  # into the picture
    first = page.js("return document.activeElement.id")
    assert first.startswith("n")
    moved = set()
    for arrow in ("\ue012", "\ue013", "\ue014", "\ue015"):
        page.keys(arrow)
        moved.add(page.js("return document.activeElement.id"))
    assert len(moved - {first}) >= 2 and all(i[0] == "n" for i in moved)
    page.keys("\ue007")
    assert title(page)
    for _ in range(40):  # Tab leads from the panel's title to its links
        page.keys("\ue004")
        if page.js("return document.activeElement.matches('.evidence')"):
            break
    page.keys("\ue007")  # evidence by keyboard
    assert page.count("#panel mark") >= 1
    page.keys("\ue00c")
    assert title(page) is None


def test_mouse(page):
    page.open(KOREAN)
    view = "return weft.app.picture.getView()"
    before = page.js(view)
    mouse = {"x": 600, "y": 400, "button": "left", "clickCount": 1}
    page.cdp("Input.dispatchMouseEvent", type="mouseWheel", x=600, y=400,
             deltaX=0, deltaY=-300)
    page.wait_for(f"{view}.k > arguments[0] * 1.2", before["k"])
    # A drag moves the picture and chooses nothing, even on a node
    page.click(node(page, "가온 2.0"))
    page.keys("\ue00c")
    start = page.js(view)
    box = page.js(f"const b = {NODE}.element.getBoundingClientRect();"
                  "return [b.x + b.width / 2, b.y + b.height / 2]", "가온 2.0")
    mouse.update(x=box[0], y=box[1])
    page.cdp("Input.dispatchMouseEvent", type="mousePressed", **mouse)
    for step in range(1, 6):
        page.cdp("Input.dispatchMouseEvent", type="mouseMoved",
                 **{**mouse, "x": box[0] - 20 * step})
    page.cdp("Input.dispatchMouseEvent", type="mouseReleased",
             **{**mouse, "x": box[0] - 100})
    end = page.js(view)
    assert abs((end["x"] - start["x"]) * end["k"] - 100) < 5, (start, end)
    assert title(page) is None


def test_table(page):
    page.open(KOREAN)
    page.js("document.querySelectorAll('#top .group button')[1].click()")
    facts = page.js("return weft.app.model.facts.length")
    assert page.text("#table caption") == f"사실 {facts}개"
    page.wait_for("return document.querySelectorAll('#table tbody tr')"
                  ".length >= 100")
    page.js("weft.app.filter.set({relations: ['uses']})")
    kept = page.js("return weft.app.model.facts.filter((f) =>"
                   "f.relation.name !== 'uses').length")
    assert page.text("#table caption") == f"사실 {facts}개 가운데 {kept}개"
    page.js("document.querySelector('#table .evidence').click()")
    assert page.count("#panel mark") >= 1


def test_without_scripts(page):
    page.cdp("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.web.get(f"file://{KOREAN}")
        assert page.count("svg g.node") > 50
        assert page.count("noscript tbody tr") > 100
        assert page.js("return document.querySelector('noscript td')"
                       ".getBoundingClientRect().height > 0")
        assert page.count("#search") == 0
        assert "BSD-3-clause" in page.js(
            "return document.querySelector('#about pre').textContent")
    finally:
        page.cdp("Emulation.setScriptExecutionDisabled", value=False)


def test_print(page):
    page.open(KOREAN)
    page.click(node(page, "네이버"))
    view = page.view()
    pdf = page.cdp("Page.printToPDF")["data"]
    assert len(pdf) > 20000
    facts = page.js("return weft.app.model.facts.length")
    assert page.count("#table tbody tr") == facts
    page.media("print")
    page.js("dispatchEvent(new Event('beforeprint'))")
    for selector, shown in (("#table", True), ("#picture", True),
                            ("#panel", False), ("#search", False)):
        assert page.js("return document.querySelector(arguments[0])"
                       ".getBoundingClientRect().height > 0",
                       selector) == shown, selector
    assert page.js("return document.querySelector('#picture svg')"
                   ".hasAttribute('viewBox')")
    page.js("dispatchEvent(new Event('afterprint'))")
    page.media()
    again = page.view()
    assert abs(view["k"] - again["k"]) < 0.01


def test_dark(page):
    page.media(prefers_color_scheme="light")
    page.open(KOREAN)
    colours = ("return ['backgroundColor', 'color'].map((name) =>"
               "getComputedStyle(document.body)[name]"
               ".match(/[0-9]+/g).reduce((sum, n) => sum + Number(n), 0))")
    paper, ink = page.js(colours)
    assert paper > 600 > 300 > ink
    page.media(prefers_color_scheme="dark")
    paper, ink = page.js(colours)
    assert paper < 200 < 500 < ink


def pinch(page):
    """Two fingers that move apart."""
    page.keys("\ue00c")
    before = page.js("return weft.app.picture.getView().k")

    def touch(kind, apart):
        points = [{"x": 195 - apart, "y": 450}, {"x": 195 + apart, "y": 450}]
        page.cdp("Input.dispatchTouchEvent", type=kind,
                 touchPoints=[] if kind == "touchEnd" else points)

    touch("touchStart", 30)
    for apart in (40, 60, 90):
        touch("touchMove", apart)
    touch("touchEnd", 90)
    page.wait_for("return weft.app.picture.getView().k > arguments[0] * 2",
                  before)


def test_phone(page):
    page.cdp("Emulation.setDeviceMetricsOverride", width=390, height=844,
             deviceScaleFactor=2, mobile=True)
    page.cdp("Emulation.setTouchEmulationEnabled", enabled=True,
             maxTouchPoints=2)
    try:
        page.open(KOREAN)
        assert page.js("return document.documentElement.scrollWidth <= 390")
        page.click(node(page, "네이버"))
        assert title(page) == "네이버"
        box = page.js("const b = document.getElementById('panel')"
                      ".getBoundingClientRect(); return [b.top, b.width]")
        assert box[0] > 200 and box[1] == 390
        page.wait_for(
            f"""const b = {NODE}.element.getBoundingClientRect();
            return b.bottom < arguments[1] && b.x > 0 && b.right < 390""",
            "네이버", box[0])
        pinch(page)
    finally:
        page.cdp("Emulation.setTouchEmulationEnabled", enabled=False)
        page.cdp("Emulation.clearDeviceMetricsOverride")


def test_english(page):
    page.open(ENGLISH)
    assert page.js("return document.documentElement.lang") == "en"
    search(page, "nothing like that")
    assert page.text("#search-status") == "Nothing found"
    page.click(node(page, "네이버"))
    assert page.text("#panel .kind") == "organization"
    click_edge(page, "LG AI연구원", "엑사원")
    assert page.count("#panel mark") == 1  # --texts found it by content


def test_hostile(page):
    for name in make_hostile():
        page.open(HOSTILE)
        assert page.collect() == []
        seen = " ".join(name.split())
        page.js(
            """const n = weft.app.model.nodes.find((n) =>
              n.name === arguments[0]);
            weft.app.chooseNode(n); weft.app.chooseEdge(n.edges[0]);""", seen)
        assert seen in page.js("return document.querySelector('#panel')"
                               ".textContent"), seen
        page.js("document.querySelectorAll('#top .group button')[1].click()")
        assert page.count("#panel script, #panel img, #table img, #panel svg,"
                          " #table script") == 0
        assert page.js("return window.pwned === undefined"), seen
        assert page.count("script") == 2


def test_accessible(page):
    if not os.path.exists(AXE):
        print("      not run: axe-core is not installed; see "
              "tests/browser/README.md")
        return
    with open(AXE, encoding="utf-8") as script:
        axe = script.read()
    scenes = ("", "#p=filter", "#p=help", "#d=0", "#f=0", "#v=table")
    for scheme in ("light", "dark"):
        page.media(prefers_color_scheme=scheme)
        for path in (KOREAN, ENGLISH):
            for scene in scenes:
                page.open(path, scene)
                page.js(axe)
                found = page.web.execute_async_script(
                    "const done = arguments[0];"
                    "axe.run(document).then((r) => done(r.violations"
                    ".filter((v) => ['serious', 'critical']"
                    ".includes(v.impact)).map((v) => [v.id,"
                    "v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200))])))")
                assert found == [], (scheme, scene, found)


def make_large():
    """As large as the command draws it: 5,000 entities, if it can."""
    triples = f"{SCRATCH.name}/large.jsonl"
    graph = f"{SCRATCH.name}/large.weft"
    large = f"{SCRATCH.name}/large.html"
    with open(triples, "w", encoding="utf-8") as out:
        for i in range(1, 5000):
            # Hubs first, then ever smaller ones
            to = (i * 7919 % i) if i < 50 else (i * 7919) % max(1, i // 9)
            ends = [{"id": f"Organization/기관 {n}", "name": f"기관 {n}",
                     "type": "Organization"} for n in (i, to)]
            out.write(json.dumps({
                "doc": f"{i // 50}.txt", "subject": ends[0],
                "relation": "uses", "object": ends[1], "status": "actual",
                "confidence": 500 + i % 500, "rule": "made/large",
                "evidence": {"sentence": i, "start": 100 * (i % 50),
                             "end": 100 * (i % 50) + 40,
                             "text": f"기관 {i}는 기관 {to}의 것을 쓴다."},
            }, ensure_ascii=False) + "\n")
    weft("import", triples, "-o", graph)
    more = subprocess.run([WEFT, "render", "--help"], capture_output=True,
                          text=True, check=True).stdout
    top = ["--top", "5000"] if "--top" in more else []
    weft("render", graph, "-o", large, "--time-limit", "250", *top)
    return large


CLICK = """
const [kind, done] = arguments;
const { nodes, edges } = weft.app.model;
const hub = nodes.reduce((a, b) => (b.edges.length > a.edges.length ? b : a));
const leaf = nodes.find((n) => n.edges.length === 1);
const target = { hub, leaf, edge: edges[edges.length >> 1] }[kind].element;
let changes = 0;
const count = (records) => records.forEach((r) => {
  changes += 1 + r.addedNodes.length + r.removedNodes.length;
});
const observer = new MutationObserver(count);
observer.observe(document, { subtree: true, childList: true, attributes: true,
  characterData: true });
const start = performance.now();
target.querySelector("path, polygon, ellipse").dispatchEvent(
  new MouseEvent("click", { bubbles: true, cancelable: true }));
const handled = performance.now() - start;
requestAnimationFrame(() => setTimeout(() => {
  count(observer.takeRecords());
  done([changes, handled, performance.now() - start]);
}));
"""


def test_large(page):
    """A click's work does not grow with the picture; times are printed."""
    page.open(make_large())
    nodes = page.js("return weft.app.model.nodes.length")
    for kind in ("hub", "leaf", "edge"):
        changes, handled, shown = page.web.execute_async_script(CLICK, kind)
        print(f"      {nodes} nodes, click on a {kind}: {changes} changes of "
              f"the page, {handled:.0f} ms, {shown:.0f} ms until shown")
        assert 0 < changes < 200, changes
        assert title(page)
    assert len(search(page, "기관 49")) == 30
    page.js("document.querySelectorAll('#top .group button')[1].click()")
    assert page.count("#table tbody tr") <= 300
    assert page.collect() == []


if __name__ == "__main__":
    need_browser()
    make_pages()
    window = Page()
    asked = sys.argv[1:]
    try:
        code = run([test for name, test in list(globals().items())
                    if name.startswith("test_") and
                    (not asked or name in asked)], window)
    finally:
        window.close()
        SCRATCH.cleanup()
    sys.exit(code)
