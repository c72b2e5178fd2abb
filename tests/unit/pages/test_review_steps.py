"""What the reviewers' walkthrough says of the videos that were sent."""

import json
import subprocess
from pathlib import Path
from string import Template

import pytest
from playwright._impl._driver import compute_driver_executable

from shell.strings import script_strings

MODULE = Path(__file__).parents[3] / "functions/web/static/pages/review.js"
BROWSER = Template("""
const chips = {}, element = () => ({ firstElementChild: {}, replaceChildren: () => {} });
globalThis.document = {
  hidden: false,
  documentElement: { lang: "en" },
  getElementById: (id) => (id === "strings" ? { textContent: JSON.stringify($strings) } : element()),
  querySelector: (selector) => (chips[selector] ??= element()),
};
globalThis.setTimeout = () => console.log(JSON.stringify(chips));
const answers = { videos: { videos: $videos }, accounts: { accounts: [] }, stored: {} };
globalThis.fetch = async (path) => Response.json(answers[path.split("/").pop()]);
await import("file://$module");
""")


def steps_with(*states: str) -> dict[str, str]:
    """What stands on each step's chip where there are finished videos in these states."""
    videos = [{"video_id": str(nth), "state": state, "mp4_sha256": "0"} for nth, state in enumerate(states)]
    script = BROWSER.substitute(
        strings=json.dumps(script_strings("en", "review")), videos=json.dumps(videos), module=MODULE
    )
    node = compute_driver_executable()[0]
    run = subprocess.run([node, "--input-type=module", "-e", script], capture_output=True, text=True, check=True)
    chips = json.loads(run.stdout)
    return {step.split('"')[1]: chip["textContent"] for step, chip in chips.items() if "textContent" in chip}


@pytest.mark.parametrize(
    ("states", "status", "post"),
    [
        (["READY"], "After sending", "After sending"),
        (["SENDING", "READY"], "Under way", "After sending"),
        (["IN_INBOX", "READY"], "In the inbox: 1", "Waits in TikTok"),
        (["PUBLISHED", "READY"], "Posted: 1", "Posted"),
        (["IN_INBOX", "PUBLISHED"], "In the inbox: 1 · Posted: 1", "Posted"),
    ],
)
def test_a_posted_video_is_said_to_be_posted(states: list[str], status: str, post: str) -> None:
    said = steps_with(*states)

    assert (said["status"], said["post"]) == (status, post)
    assert (said["send"] == "Done") == ("1" in status)
