# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

"""A page in headless Chromium, and a runner for tests of it."""

import json
import os
import shutil
import sys
import tempfile
import time
import traceback

SKIPPED = 77  # exit code that ctest takes for a skipped test

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update "
    "--disable-sync --hide-scrollbars"
).split()


def need_browser():
    """The paths of browser and driver; ends as skipped if one is missing."""
    browser = shutil.which("chromium")
    driver = shutil.which("chromedriver")
    try:
        import selenium  # noqa: F401
    except ImportError:
        selenium = None
    for package, found in (
        ("chromium", browser),
        ("chromium-driver", driver),
        ("python3-selenium", selenium),
    ):
        if not found:
            print(f"skipped: the Debian package {package} is missing")
            sys.exit(SKIPPED)
    return browser, driver


class Page:
    """One browser window; all that happens in it is kept for checks."""

    def __init__(self, width=1280, height=800):
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service

        browser, driver = need_browser()
        self.folder = tempfile.mkdtemp()
        options = webdriver.ChromeOptions()
        options.binary_location = browser
        for flag in FLAGS:
            options.add_argument(flag)
        options.add_argument(f"--user-data-dir={self.folder}")
        options.add_argument(f"--window-size={width},{height}")
        options.set_capability(
            "goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"}
        )
        self.web = webdriver.Chrome(service=Service(driver), options=options)
        self.web.set_script_timeout(120)
        self.web.set_page_load_timeout(120)
        self.cdp("Network.enable")
        self.requests = []

    def close(self):
        self.web.quit()
        shutil.rmtree(self.folder, ignore_errors=True)

    def cdp(self, command, **arguments):
        return self.web.execute_cdp_cmd(command, arguments)

    def open(self, path, fragment=""):
        """Load a file anew, also if only the fragment differs."""
        self.web.get("about:blank")
        self.collect()
        self.requests = []
        self.web.get(f"file://{os.path.abspath(path)}{fragment}")
        self.wait_for("return document.readyState === 'complete'")

    def media(self, kind="", **features):
        self.cdp(
            "Emulation.setEmulatedMedia",
            media=kind,
            features=[
                {"name": name.replace("_", "-"), "value": value}
                for name, value in features.items()
            ],
        )

    def js(self, script, *arguments):
        return self.web.execute_script(script, *arguments)

    def wait_for(self, script, *arguments, seconds=10):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            value = self.js(script, *arguments)
            if value:
                return value
            time.sleep(0.02)
        raise AssertionError(f"this did not come true: {script}")

    def view(self):
        """What the picture shows when it has stopped moving.

        Panels change the room that it has, which it hears of a frame later.
        """
        script = ("return weft.app.picture.svg.__transition ? null"
                  " : weft.app.picture.getView()")
        seen = []
        while len(seen) < 5 or seen[-1] is None or seen[-5:].count(
                seen[-1]) < 5:
            seen.append(self.js(script))
            assert len(seen) < 400, "the picture does not stop moving"
            time.sleep(0.03)
        return seen[-1]

    def one(self, selector):
        return self.web.find_element("css selector", selector)

    def text(self, selector):
        return self.js(
            "return document.querySelector(arguments[0])?.innerText ?? null",
            selector,
        )

    def count(self, selector):
        return self.js(
            "return document.querySelectorAll(arguments[0]).length", selector
        )

    def keys(self, *keys):
        """To whatever has the focus."""
        from selenium.webdriver import ActionChains

        ActionChains(self.web).send_keys(*keys).perform()

    def click(self, element):
        """A real click in the middle of an element, of SVG too."""
        from selenium.webdriver import ActionChains

        ActionChains(self.web).move_to_element(element).click().perform()

    def collect(self):
        """Messages of the console so far; requests go to `requests`."""
        for entry in self.web.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                self.requests.append(message["params"]["request"]["url"])
        return [
            entry["message"]
            for entry in self.web.get_log("browser")
            if entry["level"] in ("SEVERE", "WARNING")
        ]


def run(tests, page):
    """Run functions that take a page; the exit code."""
    failed = 0
    for test in tests:
        try:
            test(page)
            print(f"ok    {test.__name__}")
        except Exception:  # pylint: disable=broad-except
            failed += 1
            print(f"FAIL  {test.__name__}")
            traceback.print_exc(file=sys.stdout)
        finally:
            page.media()
    print(f"{len(tests) - failed} of {len(tests)} tests passed")
    return 1 if failed else 0
