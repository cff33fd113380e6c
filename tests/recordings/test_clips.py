"""Clips are all that a call can say, each once, whatever the day."""

from collections.abc import Mapping, Sequence

from ivr.check.documents import ProvedDocuments
from ivr.check.explore_calls import explore_calls
from ivr.dialog.events import Action, Listen, Say
from ivr.model.hotline import Hotline
from ivr.recordings import clips_of
from ivr.recordings.clips import clip_name
from tests.recordings.booth import changed


class Ears(ProvedDocuments):
    """ProvedDocuments that remember what was said."""

    def __init__(self, hotline: Hotline) -> None:
        super().__init__(hotline)
        self.heard: set[Say] = set()

    def fault(self, actions: Sequence[Action]) -> str:
        for action in actions:
            says = action.says if isinstance(action, Listen) else [action]
            self.heard |= {say for say in says if isinstance(say, Say)}
        return ""


def test_everything_that_any_call_says_is_a_clip(hotline: Hotline) -> None:
    ears = Ears(hotline)
    explore_calls(hotline, ears)
    clips = {name: clip for clip in clips_of(hotline) for name in clip.names}
    assert {clip_name(say.state, say.part) for say in ears.heard} == clips.keys()
    for say in ears.heard:
        clip = clips[clip_name(say.state, say.part)]
        if not clip.changing and clip.name != "call.busy":  # which says {hours}, as they then are
            assert clip.words[say.language] == say.text


def test_clips_stand_in_the_order_of_the_files_and_are_numbered(hotline: Hotline) -> None:
    clips = clips_of(hotline)
    assert [clip.number for clip in clips] == [*range(1, len(clips) + 1)]
    names = [clip.name for clip in clips]
    assert names[:3] == ["call.greeting", "call.greeting.question", "call.welcome"]
    assert names[-1] == "service.switch_language"


def test_what_two_states_say_alike_is_one_clip(hotline: Hotline) -> None:
    names = [clip.names for clip in clips_of(hotline)]
    assert ("call.greeting.question", "call.questions.question") in names


def test_what_two_states_say_alike_in_one_language_only_are_two_clips(
    files: Mapping[str, str],
) -> None:
    first, _, rest = files["call.yaml"].partition("  questions:")
    rest = rest.replace("For English\n", "For the English language\n", 1)
    hotline = changed({**files, "call.yaml": f"{first}  questions:{rest}"}, "call.yaml", "#", "#")
    names = {clip.name for clip in clips_of(hotline)}
    assert {"call.greeting.question", "call.questions.question"} <= names


def test_a_question_is_one_clip_with_its_keys(hotline: Hotline) -> None:
    more = next(clip for clip in clips_of(hotline) if clip.name == "call.more.question")
    assert len(more.words["en"]) == 4
    assert more.words["fr"][1] == "Pour savoir ce qui s'est passé, faites le 2."


def test_only_what_names_the_next_opening_changes_from_day_to_day(hotline: Hotline) -> None:
    assert [clip.name for clip in clips_of(hotline) if clip.changing] == ["call.closed"]


def test_a_date_of_its_own_changes_no_clip(files: Mapping[str, str], hotline: Hotline) -> None:
    special = changed(files, "service.yaml", "dates: {}", "dates: {2026-12-24: closed}")
    assert clips_of(special) == clips_of(hotline)


def test_a_line_that_asks_but_once_has_no_words_for_silence(files: Mapping[str, str]) -> None:
    hotline = changed(files, "call.yaml", "tries: 3", "tries: 1")
    assert not any(clip.name.startswith("service.") for clip in clips_of(hotline))
