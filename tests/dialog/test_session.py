"""A session survives its address; a hostile address makes a session that makes sense."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from ivr.dialog.session import Session, read_session, session_address
from ivr.loader import BUNDLED, read_folder, read_hotline
from ivr.model.hotline import Hotline

HOTLINE = read_hotline(read_folder(BUNDLED))
STATES = sorted(HOTLINE.call.states)
QUESTIONS = ("birth", "pregnancy", "fertility")

sessions = st.builds(
    Session,
    release=st.just(HOTLINE.release),
    state=st.sampled_from(STATES),
    language=st.sampled_from([None, "en", "fr"]),
    answers=st.dictionaries(st.sampled_from(QUESTIONS), st.booleans()).map(
        lambda answers: tuple(sorted(answers.items()))
    ),
    no_matches=st.integers(0, 3),
    prompt_start=st.sampled_from([None, *STATES]),
    dialed=st.booleans(),
).map(lambda one: replace(one, no_matches=min(one.no_matches, HOTLINE.call.tries_at(one.state))))


def read_back(address: str) -> Session:
    url = urlsplit(f"/{address}")
    return read_session(HOTLINE, HOTLINE.call, url.path.split("/")[2], parse_qs(url.query))


@given(sessions)
def test_a_session_survives_its_address(session: Session) -> None:
    assert read_back(session_address(session)) == session


def test_an_address_can_be_read(hotline: Hotline) -> None:
    session = Session("4f1c09ab", "fertility", "en").answered("birth", True)
    session = session.answered("pregnancy", False)
    assert session_address(session) == "4f1c09ab/fertility?language=en&yes=birth&no=pregnancy"


names = st.sampled_from(["language", "yes", "no", "misses", "began", "rang", "x", "release"])
values = st.one_of(st.text(max_size=20), st.sampled_from([*STATES, "en", "fr", "1", "-1", "9e9"]))


@given(st.text(max_size=20), st.dictionaries(names, st.lists(values, max_size=3)))
def test_whatever_comes_in_makes_a_session_of_this_hotline(
    state: str, query: dict[str, list[str]]
) -> None:
    session = read_session(HOTLINE, HOTLINE.call, state, query)
    assert session.state in HOTLINE.call.states
    assert session.language in (None, "en", "fr")
    assert session.no_matches in range(4)
    assert session.prompt_start is None or session.prompt_start in HOTLINE.call.states
    assert {name for name, _ in session.answers} <= set(QUESTIONS)


def test_an_unknown_state_becomes_the_start_in_the_callers_language() -> None:
    session = read_session(HOTLINE, HOTLINE.call, "nowhere", {"language": ["fr"], "yes": ["birth"]})
    assert session == Session(HOTLINE.release, HOTLINE.call.start, "fr")


def test_an_answer_given_twice_counts_as_the_yes() -> None:
    session = read_session(HOTLINE, HOTLINE.call, "fertility", {"yes": ["birth"], "no": ["birth"]})
    assert session.answers == (("birth", True),)


def test_a_new_answer_replaces_the_old() -> None:
    session = Session("r", "birth").answered("birth", True).answered("birth", False)
    assert session.answers == (("birth", False),)
    assert not session.any_yes
