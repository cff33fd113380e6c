"""Settings are checked at start, and every problem is named at once with its cure."""

from pathlib import Path

import pytest

from ivr.settings import DEMO_TOKEN, SettingsError, demo_token, read_settings
from tests.conftest import AGENT, PUBLIC_URL, TOKEN, settings_with


def problems(**environ: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        read_settings(environ)
    return str(caught.value).splitlines()


def test_all_problems_are_named_at_once(tmp_path: Path) -> None:
    lines = problems(
        IVR_DEMO="maybe",
        TWILIO_AUTH_TOKEN=" , ",
        PUBLIC_URL="http://hotline.example",
        AGENT_NUMBER="911",
        AGENT_NUMBER_FR="613-555-0123",
        IVR_FLOWS=str(tmp_path / "nowhere"),
    )
    assert [line.split(":")[0] for line in lines] == [
        "IVR_DEMO",
        "TWILIO_AUTH_TOKEN",
        "PUBLIC_URL",
        "AGENT_NUMBER",
        "AGENT_NUMBER_FR",
        "IVR_FLOWS",
    ]


def test_a_problem_keeps_its_capitals_and_ends_with_one_full_stop() -> None:
    (line,) = problems(
        TWILIO_AUTH_TOKEN=TOKEN, PUBLIC_URL=PUBLIC_URL, DATABASE_URL="mysql://db/hotline"
    )
    assert line == (
        'DATABASE_URL: A database of the kind "mysql" is not known. '
        "It begins with sqlite:///, postgresql:// or postgres://. "
        "Set it to postgresql://user:password@host/name, or leave it unset."
    )


def test_what_is_missing_is_named_with_its_cure() -> None:
    assert problems() == [
        "TWILIO_AUTH_TOKEN: is not set. Set it to the Auth Token of the Twilio account; "
        "a comma between two of them.",
        "PUBLIC_URL: is not set. Set it to the https address at which Twilio reaches the service.",
    ]


def test_an_empty_setting_is_not_set() -> None:
    assert settings_with(AGENT_NUMBER=" ").numbers_for("en") == ()


@pytest.mark.parametrize(
    "address",
    [
        "hotline.example",
        "ftp://x",
        "https://",
        "https://x?y=1",
        "https://x#y",
        "https://x:99999",
        "https://u:p@x",
        "https://a b",
    ],
)
def test_an_address_that_twilio_could_not_call_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="PUBLIC_URL"):
        settings_with(PUBLIC_URL=address)


def test_a_slash_at_the_end_of_the_address_is_dropped() -> None:
    assert settings_with(PUBLIC_URL=f"{PUBLIC_URL}/").public_url == PUBLIC_URL


def test_tokens_are_parted_by_commas() -> None:
    new, old = "0" * 32, "f" * 32
    assert settings_with(TWILIO_AUTH_TOKEN=f"{new}, {old}").auth_tokens == (new, old)


@pytest.mark.parametrize(
    ("token", "told"),
    [
        (f'"{TOKEN}"', "without quotes"),
        ("your_auth_token", "holds no Auth Token"),
        (f"AC{TOKEN}", "Account SID"),
        (f"{TOKEN}, {TOKEN[:-1]}", "32 characters"),
    ],
)
def test_what_is_no_token_is_told_at_the_start(token: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        settings_with(TWILIO_AUTH_TOKEN=token)


def test_a_public_address_has_no_path() -> None:
    with pytest.raises(SettingsError, match="PUBLIC_URL: has a path"):
        settings_with(PUBLIC_URL="https://hotline.example/voice")
    assert settings_with(PUBLIC_URL="https://hotline.example/").public_url == PUBLIC_URL


@pytest.mark.parametrize(
    "password", ["aaaaaaaaaaaa", "password1234", "123456789012", "Welcome!2026!", "Mot de passe 1"]
)
def test_a_password_that_is_guessed_at_once_is_refused(password: str) -> None:
    with pytest.raises(SettingsError, match="is guessed at once"):
        settings_with(OPERATOR_PASSWORD=password)


def test_a_language_has_its_own_number_or_the_common_one() -> None:
    settings = settings_with(AGENT_NUMBER_FR="+1 (613) 555-0188")
    assert settings.numbers_for("fr") == ("+16135550188",)
    assert settings.numbers_for("en") == (AGENT,)
    assert settings.numbers_for(None) == (AGENT,)


def test_without_a_common_number_only_its_language_has_one() -> None:
    settings = settings_with(AGENT_NUMBER="", AGENT_NUMBER_FR="+16135550188")
    assert settings.numbers_for("en") == ()


def test_a_caller_without_a_language_reaches_whoever_there_is() -> None:
    settings = settings_with(AGENT_NUMBER="", AGENT_NUMBER_FR="+16135550188")
    assert settings.numbers_for(None) == ("+16135550188",)


def test_a_number_for_a_language_that_the_hotline_does_not_speak_is_named() -> None:
    """It is told, not refused: a release that is published later may speak it, or not any more."""
    settings = settings_with(AGENT_NUMBER_FRE="+16135550188", AGENT_NUMBER_FR="+16135550188")
    assert settings.unused(("en", "fr"), ()) == ["AGENT_NUMBER_FRE"]


def test_a_group_has_numbers_of_its_own_for_a_language_or_for_all() -> None:
    settings = settings_with(
        AGENT_NUMBER_NURSES="+16135550111, +16135550112", AGENT_NUMBER_NURSES_FR="+16135550188"
    )
    assert settings.numbers_for("en", "nurses") == ("+16135550111", "+16135550112")
    assert settings.numbers_for("fr", "nurses") == ("+16135550188",)
    assert settings.numbers_for("en", "billing") == (AGENT,)
    assert settings.has_number_of("nurses", "en")
    assert not settings.has_number_of("billing", "en")
    assert settings.unused(("en", "fr"), ("nurses",)) == []
    assert settings.unused(("en",), ("nurses",)) == ["AGENT_NUMBER_NURSES_FR"]


def test_more_numbers_than_ring_at_once_are_refused() -> None:
    numbers = ",".join(f"+1613555{number:04}" for number in range(11))
    with pytest.raises(SettingsError, match="AGENT_NUMBER: holds no number, or more than ten"):
        settings_with(AGENT_NUMBER=numbers)


def test_secrets_and_numbers_are_not_shown() -> None:
    shown = repr(settings_with())
    assert TOKEN not in shown
    assert AGENT not in shown


def test_the_demo_makes_a_token_that_all_its_processes_find(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = read_settings({"IVR_DEMO": "1", "PORT": "9000"})
    assert settings.auth_tokens == (demo_token(),) == (DEMO_TOKEN.read_text(),)
    assert settings.public_url == "http://127.0.0.1:9000"
    assert DEMO_TOKEN.stat().st_mode & 0o077 == 0
