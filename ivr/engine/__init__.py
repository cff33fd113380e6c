"""The conversation itself, as pure functions: what answers an event at a session.

They know neither Twilio nor the web, keep nothing, and answer every event at every session: what
makes no sense there leads to the start.
"""
