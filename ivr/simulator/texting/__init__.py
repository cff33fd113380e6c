"""Turn messaging TwiML into what a texter receives, as Twilio would; it never places a call."""
