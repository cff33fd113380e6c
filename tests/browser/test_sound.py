"""What is said aloud, and what happens where the browser's voices do not do their part."""

import io
import re
import wave
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.telephone import Telephone

BOTH = ("en-US", "en-CA", "fr-FR", "fr-CA")
SHOWN = "#transcript .word:not(.coming)"
RECORDING = "**/recordings/hello.wav"


def test_each_language_has_its_voice(telephone: Telephone) -> None:
    telephone.give_voices(*BOTH)
    telephone.open(sound=True)
    telephone.call()
    telephone.await_status("listening")
    assert set(telephone.spoken("voice")) == {"en-US", "fr-CA"}
    assert telephone.spoken("voice") == telephone.spoken("lang")
    assert " ".join(telephone.spoken("text")) == telephone.heard
    expect(telephone.page.locator("#voices")).to_be_hidden()


def test_words_appear_as_the_voice_tells_them_and_are_read_to_nobody_before(
    telephone: Telephone,
) -> None:
    telephone.give_voices(*BOTH, words=3)
    telephone.open(pace=1, sound=True)
    telephone.call()
    expect(telephone.page.locator(SHOWN)).to_have_count(3)
    paragraph = telephone.rows("said").first.locator("p").first
    expect(paragraph).to_have_attribute("aria-hidden", "true")
    telephone.page.locator("#skip").click()
    expect(paragraph).not_to_have_attribute("aria-hidden", "true")


def test_a_key_a_skip_and_the_end_of_a_call_silence_the_voice(telephone: Telephone) -> None:
    telephone.give_voices(*BOTH, words=1)
    telephone.open(pace=1, sound=True)
    telephone.call()
    expect(telephone.page.locator(SHOWN)).to_have_count(1)
    telephone.answered(telephone.page.locator("#key-1").click)
    expect(telephone.rows("pressed")).to_have_count(1)
    telephone.page.locator("#skip").click()
    telephone.until("spoken.length === 3")
    telephone.hang_up()
    assert telephone.spoken("over") == ["cancelled"] * 3


def test_the_switch_of_sound_silences_the_voice(telephone: Telephone) -> None:
    telephone.give_voices(*BOTH, words=1)
    telephone.open(sound=True)
    telephone.call()
    telephone.until("spoken.length > 0")
    telephone.page.locator("#sound").uncheck()
    telephone.until("spoken.every((one) => one.over)")
    telephone.hang_up()
    said = len(telephone.spoken("text"))
    telephone.call()
    telephone.await_status("listening")
    assert len(telephone.spoken("text")) == said


def test_a_language_without_a_voice_is_told(telephone: Telephone) -> None:
    telephone.give_voices("en-GB")
    telephone.open(sound=True)
    telephone.call()
    telephone.await_status("listening")
    expect(telephone.page.locator("#voices")).to_contain_text("cannot speak French")
    assert set(telephone.spoken("voice")) == {"en-GB"}


def test_a_voice_that_never_ends_does_not_hold_the_call_up(telephone: Telephone) -> None:
    telephone.give_voices(*BOTH, words=2)
    telephone.open(sound=True)
    telephone.call()
    telephone.await_status("listening")
    expect(telephone.page.locator("#transcript .coming")).to_have_count(0)
    assert telephone.spoken("over") == ["cancelled"]


def recorded(seconds: float) -> bytes:
    """Return a recording of silence."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(int(8000 * seconds) * 2))
    return file.getvalue()


def answer_with_a_recording(page: Page, seconds: float) -> None:
    """Let every call be answered by a recording whose words are known."""

    def event(kind: str, **fields: Any) -> dict[str, Any]:
        return {"kind": kind, "lines": [], **fields}

    played = {"text": "Hello there.", "language": "en-CA", "seconds": seconds, "barge_in": True}
    heard = [
        event("requested"),
        event("played", address="/recordings/hello.wav", **played),
        event("listening", timeout=7),
    ]
    awaits = {"status": "Press a key", "seconds": 7, "title": "", "endings": []}
    stands = {"stands": "listening", "awaits": awaits, "state": None}
    answer = {"call": "", "moves": [], "events": heard, **stands}
    page.route("**/phone/call?*", lambda route: route.fulfill(json=answer))


@pytest.fixture
def recording(telephone: Telephone) -> Telephone:
    """Open the page of a browser that notes when it plays a recording, and when it stops it."""
    telephone.page.add_init_script("""
        globalThis.sounds = [];
        for (const act of ["play", "pause"]) {
            const usual = Audio.prototype[act];
            Audio.prototype[act] = function () { sounds.push(act); return usual.call(this); };
        }
    """)
    return telephone


def test_a_recording_is_played_and_its_words_appear(recording: Telephone) -> None:
    page = recording.page
    answer_with_a_recording(page, 0.2)
    sound = recorded(0.2)
    page.route(RECORDING, lambda route: route.fulfill(body=sound, content_type="audio/wav"))
    recording.open(pace=1, sound=True)
    recording.call()
    recording.await_status("listening")
    expect(recording.rows("played")).to_contain_text("Hello there.")
    expect(page.locator(SHOWN)).to_have_count(2)
    assert page.evaluate("sounds")[0] == "play"


def test_a_key_stops_a_recording(recording: Telephone) -> None:
    page = recording.page
    answer_with_a_recording(page, 60)
    sound = recorded(60)
    page.route(RECORDING, lambda route: route.fulfill(body=sound, content_type="audio/wav"))
    recording.open(pace=1, sound=True)
    recording.call()
    recording.until("sounds.includes('play')")
    page.route("**/phone/call/input*", lambda route: None)
    page.locator("#key-1").click()
    recording.until("sounds.includes('pause')")
    assert page.evaluate("sounds") == ["play", "pause"]
    expect(recording.rows("played").locator(".unheard")).not_to_have_count(0)


def test_a_recording_that_cannot_be_played_takes_its_time_in_silence(recording: Telephone) -> None:
    page = recording.page
    answer_with_a_recording(page, 60)
    page.route(RECORDING, lambda route: route.fulfill(body="no sound", content_type="audio/wav"))
    recording.open(sound=True)
    recording.call()
    recording.await_status("listening")
    expect(page.locator("#time")).to_have_text(re.compile("^1:"))
    expect(page.locator(SHOWN)).to_have_count(2)
