"""Run the command line as `python -m ivr.cli`."""

from ivr.cli import main

main()
