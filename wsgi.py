"""The application that gunicorn serves, made of settings from the environment."""

import os
import sys

from ivr.loader.problems import FlowError
from ivr.settings import SettingsError, read_settings
from ivr.web import create_service

try:
    app = create_service(read_settings(os.environ))
except (SettingsError, FlowError) as error:
    sys.exit(f"The service cannot start:\n{error}")
