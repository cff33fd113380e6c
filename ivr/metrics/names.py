"""Name what is counted besides the moves of the flows: one spelling for who counts and who reports.

These stand in the `by` of a count; the states of a flow stand in its origin and target.
"""

CALL, TEXT, WEB = "call", "text", "web"  # channels

CLOSED = "closed"  # a call came in while no agent was on duty
RECEIVED = "received"  # a text came in
STOPPED = "stopped"  # a stop that Twilio answered by itself
SEGMENTS = "segments"  # as many as were sent
ENDED = "ended"  # how a call ended, in Twilio's word for it: ended completed
REFUSED = "refused"  # a request whose signature was wrong
FAILED = "failed"  # a request that got an apology
