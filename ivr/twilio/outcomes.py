"""Turn what Twilio tells of how something ended into words for the counts.

https://www.twilio.com/docs/voice/twiml/dial#action
https://www.twilio.com/docs/voice/api/call-resource#call-status-values
"""

from ivr.twilio.signature import Form

OVER = ("completed", "busy", "no-answer", "canceled", "failed")
BUCKETS = (10, 30, 60, 120, 180, 300, 600)  # seconds


def transfer_outcome(form: Form) -> str:
    """Return how a transfer ended: `completed` only if the caller talked with an agent.

    `declined`: an agent picked up, and hung up during the whisper. A word that Twilio may add one
    day is `failed`.
    """
    status = form.first("DialCallStatus")
    if status in ("completed", "answered"):
        return "declined" if form.first("DialBridged") == "false" else "completed"
    return status if status in OVER else "failed"


def is_over(form: Form) -> bool:
    """Tell whether the call itself is over: Twilio may tell of its beginning too."""
    return form.first("CallStatus") in OVER


def duration_bucket(seconds: str) -> str:
    """Return the range that a duration lies in, from `<10` to `600+`; what is no number is 0."""
    duration = int(seconds) if seconds.isascii() and seconds.isdecimal() else 0
    return next((f"<{most}" for most in BUCKETS if duration < most), f"{BUCKETS[-1]}+")
