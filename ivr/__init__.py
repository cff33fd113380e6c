"""A telephone and SMS answering service for the public after a data breach."""
