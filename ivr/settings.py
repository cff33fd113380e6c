"""What the environment tells the service, checked at start with every problem named at once."""

import os
import re
import secrets
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from ivr.loader import BUNDLED
from ivr.model.values import Phone
from ivr.store import open_store

DEMO_TOKEN = Path("var/demo-token")
AGENT_NUMBER = "AGENT_NUMBER"
MOST_NUMBERS = 10  # https://www.twilio.com/docs/voice/twiml/number
PHONE: TypeAdapter[str] = TypeAdapter(Phone)
GUESSED = (  # what is left of the passwords that are tried first, without digits and signs
    *("password", "passwords", "passw", "pass", "admin", "administrator", "operator", "hotline"),
    *("welcome", "letmein", "changeme", "secret", "qwerty", "qwertyuiop", "azerty", "azertyuiop"),
    *(
        "motdepasse",
        "bienvenue",
        "bonjour",
        "operateur",
        "ontario",
        "canada",
        "born",
        "bornontario",
    ),
)


class SettingsError(Exception):
    """Settings that the service cannot run with; the message names all of them and the cures."""


def _read_tokens(text: str) -> tuple[str, ...]:
    tokens = tuple(part.strip() for part in text.split(",") if part.strip())
    if not tokens or not text.isascii():
        raise PydanticCustomError("token", "holds no token")
    if any(re.fullmatch("AC[0-9a-f]{32}", token) for token in tokens):
        raise PydanticCustomError("token", "holds an Account SID, which is no token")
    if not all(re.fullmatch("[0-9a-f]{32}", token) for token in tokens):
        what = "holds no Auth Token, which has 32 characters of 0 to 9 and a to f, without quotes"
        raise PydanticCustomError("token", what)
    return tokens


def _read_switch(text: str) -> bool:
    if text not in ("0", "1"):
        raise PydanticCustomError("switch", "is neither 0 nor 1")
    return text == "1"


def _read_address(text: str) -> str:
    try:
        address = urlsplit(text.strip().rstrip("/"))
        sound = re.fullmatch(r"[\w.-]+(:\d+)?", address.netloc, re.ASCII) and address.port != 0
    except ValueError:
        sound = False
    if not sound or address.scheme not in ("http", "https") or address.query or address.fragment:
        raise PydanticCustomError("address", "is not an address")
    return address.geturl()


def _read_folder(folder: Path) -> Path:
    if not folder.is_dir():
        raise PydanticCustomError("folder", "is not a folder")
    return folder


def _read_password(password: str) -> str:
    letters = "".join(filter(str.isalpha, password.lower()))
    if len({*password}) < 6 or letters in GUESSED or not letters:
        raise PydanticCustomError("password", "is guessed at once")
    return password


def _read_database(url: str) -> str:
    try:
        open_store(url)
    except ValueError as error:
        raise PydanticCustomError("database", "{what}", {"what": str(error)}) from None
    return url


def _read_numbers(text: object) -> tuple[str, ...]:
    """Read up to ten numbers, which is as many as ring at once."""
    numbers = [part.strip() for part in str(text).split(",") if part.strip()]
    if not 1 <= len(numbers) <= MOST_NUMBERS:
        raise PydanticCustomError("numbers", "holds no number, or more than ten")
    return tuple(map(PHONE.validate_python, numbers))


Numbers = Annotated[tuple[str, ...], BeforeValidator(_read_numbers)]


class Settings(BaseModel):
    """What the service is told from outside. Each description says what to set."""

    model_config = ConfigDict(frozen=True)

    demo: Annotated[bool, BeforeValidator(_read_switch)] = Field(
        default=False,
        alias="IVR_DEMO",
        description="Set it to 1 to try the service on this machine, or leave it unset.",
    )
    auth_tokens: Annotated[tuple[str, ...], BeforeValidator(_read_tokens)] = Field(
        alias="TWILIO_AUTH_TOKEN",
        description="Set it to the Auth Token of the Twilio account; a comma between two of them.",
        repr=False,
    )
    public_url: Annotated[str, BeforeValidator(_read_address)] = Field(
        alias="PUBLIC_URL",
        description="Set it to the https address at which Twilio reaches the service.",
    )
    agent_numbers: Annotated[Mapping[str, Numbers], AfterValidator(MappingProxyType)] = Field(
        default=MappingProxyType({}),
        alias=AGENT_NUMBER,
        description="Set it to a number in international form: +14165550123, or to several.",
        repr=False,
    )
    operator_password: Annotated[str, AfterValidator(_read_password)] | None = Field(
        default=None,
        alias="OPERATOR_PASSWORD",
        min_length=12,
        description="Set it to 12 characters or more that nobody guesses: four words of a dice.",
        repr=False,
    )
    text_number: Literal["long-code", "toll-free", "advanced"] = Field(
        default="long-code",
        alias="TEXT_NUMBER",
        description="Set it to long-code, toll-free, or advanced (for Advanced Opt-Out).",
    )
    flows: Annotated[Path, AfterValidator(_read_folder)] = Field(
        default=BUNDLED,
        alias="IVR_FLOWS",
        description="Set it to the folder that holds service.yaml and call.yaml.",
    )

    prompts: Path = Field(
        default=Path("prompts"),
        alias="IVR_PROMPTS",
        description="Set it to the folder of the recordings.",
    )
    prompts_url: Annotated[str, BeforeValidator(_read_address)] | None = Field(
        default=None,
        alias="PROMPTS_URL",
        description="Set it to the address at which a CDN serves what is under /prompts, or not.",
    )
    database_url: Annotated[str, AfterValidator(_read_database)] = Field(
        default="sqlite:///var/ivr.sqlite3",
        alias="DATABASE_URL",
        description="Set it to postgresql://user:password@host/name, or leave it unset.",
        repr=False,
    )

    host: str = Field(
        default="127.0.0.1",
        alias="HOST",
        description="Set it to an address of this machine: 0.0.0.0 for all of them.",
    )
    port: int = Field(
        default=8000,
        ge=1,
        le=65535,
        alias="PORT",
        description="Set it to a free port from 1 to 65535, as 8000.",
    )
    workers: int = Field(
        default=2,
        ge=1,
        le=64,
        alias="WEB_CONCURRENCY",
        description="Set it to how many processes answer, 1 to 64: 2 of 4 threads fit 2 cores.",
    )

    @field_validator("public_url")
    @classmethod
    def _is_encrypted(cls, address: str, info: ValidationInfo) -> str:
        if not info.data.get("demo") and not address.startswith("https:"):
            raise PydanticCustomError("https", "does not begin with https:")
        if urlsplit(address).path:
            raise PydanticCustomError("path", "has a path: the webhooks stand at the root")
        return address

    @property
    def recordings_url(self) -> str:
        """The address under which recordings are played, without a slash at its end."""
        return self.prompts_url or f"{self.public_url}/prompts"

    def numbers_for(self, language: str | None, group: str = "") -> tuple[str, ...]:
        """Return the numbers (E.164) of a group of agents for a language, else the common ones.

        A caller whose language is not known yet, or whose group has no number, is better put
        through to anybody than to nobody.
        """
        numbers = self.agent_numbers
        names = [*([f"{group}_{language}", group] if group else []), language or "", ""]
        found = next((numbers[name] for name in names if name in numbers), None)
        if found is None and language is None:
            return next(iter(numbers.values()), ())
        return found or ()

    def has_number_of(self, group: str, language: str) -> bool:
        """Tell whether a group of agents has a number of its own for a language."""
        return not {group, f"{group}_{language}"}.isdisjoint(self.agent_numbers)

    def unused(self, languages: Collection[str], groups: Collection[str]) -> list[str]:
        """Name the settings of agents' numbers for languages and groups that a hotline has not."""
        of_both = {f"{group}_{language}" for group in groups for language in languages}
        unknown = sorted(set(self.agent_numbers) - {"", *languages, *groups, *of_both})
        return [f"{AGENT_NUMBER}_{name.upper()}" for name in unknown]


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Read settings from an environment; SettingsError names every one that is amiss."""
    given = {name: value for name, value in environ.items() if value.strip()}
    if given.get("IVR_DEMO") == "1":
        given = {
            "TWILIO_AUTH_TOKEN": given.get("TWILIO_AUTH_TOKEN") or demo_token(),
            "PUBLIC_URL": _demo_address(given.get("PORT", "8000")),
            **given,
        }
    numbers = {
        name.removeprefix(AGENT_NUMBER).removeprefix("_").lower(): value
        for name, value in given.items()
        if name == AGENT_NUMBER or name.startswith(f"{AGENT_NUMBER}_")
    }
    try:
        return Settings.model_validate({**given, AGENT_NUMBER: numbers})
    except ValidationError as error:
        raise SettingsError("\n".join(_explain(error))) from None


def _demo_address(port: str) -> str:
    """Return where a demo is on this machine; what is wrong with its port is told of the port."""
    try:
        return _read_address(f"http://127.0.0.1:{port}")
    except PydanticCustomError:
        return "http://127.0.0.1"


def settings_or_exit() -> Settings:
    """Read settings from the environment of this process, which ends if any is amiss."""
    try:
        return read_settings(os.environ)
    except SettingsError as error:
        sys.exit(f"The service cannot start:\n{error}")


def demo_token() -> str:
    """Return the token of the demo in this folder, made at its first start.

    All workers, and the telephones that call them, find the same one. SettingsError if the folder
    takes none.
    """
    try:
        DEMO_TOKEN.parent.mkdir(exist_ok=True)
        try:
            file = os.open(DEMO_TOKEN, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return DEMO_TOKEN.read_text()
        with os.fdopen(file, "w") as stream:
            stream.write(token := secrets.token_hex(16))
    except OSError as error:
        raise SettingsError(unwritable(DEMO_TOKEN.parent, error)) from None
    return token


def unwritable(folder: Path, error: OSError) -> str:
    """Say that a folder takes no files, and the cure."""
    return (
        f"{folder.absolute()}: the service cannot write there ({error.strerror}). "
        "Make it a folder of the user who runs the service, or start in another folder."
    )


def _explain(error: ValidationError) -> list[str]:
    fields = {field.alias: field for field in Settings.model_fields.values()}
    lines = []
    for item in error.errors(include_url=False, include_input=False):
        if not item["loc"]:
            lines.append(item["msg"])
            continue
        alias, *rest = map(str, item["loc"])
        name = "_".join([alias, *(part.upper() for part in rest if part)])
        what = "is not set" if item["type"] == "missing" else item["msg"].rstrip(".")
        if item["type"] == "bad-phone":
            what = "is not a telephone number"
        lines.append(f"{name}: {what}. {fields[alias].description}")
    return lines
