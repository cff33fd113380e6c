"""What Twilio tells of the call itself: whether it is over, and how long it took.

https://www.twilio.com/docs/voice/api/call-resource#call-status-values
"""

from ivr.twilio.signature import Form

OVER = ("completed", "busy", "no-answer", "canceled", "failed")
BUCKETS = (10, 30, 60, 120, 180, 300, 600)  # seconds


def is_over(form: Form) -> bool:
    """Tell whether the call itself is over: Twilio may tell of its beginning too."""
    return form.first("CallStatus") in OVER


def duration_bucket(seconds: str) -> str:
    """Return the range that a duration lies in, from `<10` to `600+`; what is no number is 0."""
    duration = int(seconds) if seconds.isascii() and seconds.isdecimal() else 0
    return next((f"<{most}" for most in BUCKETS if duration < most), f"{BUCKETS[-1]}+")
