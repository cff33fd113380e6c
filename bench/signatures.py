"""Hold who is let in against what Twilio's library says: `python -m bench.signatures`."""

from tests.twilio.requests import by_the_library, make_requests
from tests.twilio.test_signature import is_let_in

REQUESTS = 100_000


def main() -> None:
    """Print how many were let in by both, and by one alone."""
    both = ours = theirs = 0
    for request in make_requests(REQUESTS, seed=2026):
        expected, found = by_the_library(request), is_let_in(request)
        both += expected and found
        ours += found and not expected
        theirs += expected and not found
    print(f"{REQUESTS:,} requests: {both:,} let in by both, {ours} by us alone, {theirs} not by us")


if __name__ == "__main__":
    main()
