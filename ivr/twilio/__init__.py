"""All that knows Twilio: signatures, documents in TwiML, and what Twilio tells of their verbs."""
