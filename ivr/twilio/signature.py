"""Tell whether a webhook was signed by Twilio, and sign as Twilio does.

https://www.twilio.com/docs/usage/security#validating-requests
"""

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs

from twilio.request_validator import RequestValidator

HEADER = "X-Twilio-Signature"
MAX_FIELDS = 500


class Form(dict[str, list[str]]):
    """The fields of a form, each with all its values; `getall` is what the validator looks for."""

    def getall(self, name: str) -> list[str]:
        """Return every value of a field."""
        return self[name]

    def first(self, name: str) -> str:
        """Return the first value of a field, empty if there is none."""
        return next(iter(self.get(name, ())), "")


def read_form(body: bytes) -> Form:
    """Read a body of application/x-www-form-urlencoded; ValueError if it is not UTF-8."""
    text = body.decode("utf-8", "strict")
    fields = parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS)
    return Form(fields)


def is_signed(tokens: Iterable[str], address: str, form: Form, signature: str) -> bool:
    """Tell whether any of the tokens made this signature of the address and the form."""
    try:
        return any(RequestValidator(token).validate(address, form, signature) for token in tokens)
    except ValueError:  # the library parses the address, and a hostile one may be none
        return False


def sign(token: str, address: str, parameters: Mapping[str, str]) -> str:
    """Return the signature that Twilio would send with these parameters."""
    return str(RequestValidator(token).compute_signature(address, parameters))
