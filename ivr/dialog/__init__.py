"""The conversation itself, in pure functions: what answers an event at a session.

It knows neither Twilio nor the web, keeps nothing, and answers every event at every session: what
makes no sense there leads to the start.
"""
