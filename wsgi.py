"""The application that gunicorn serves: settings from the environment, flows from their folder."""

import os
import sys

from ivr.problems import FlowError
from ivr.reader import read_flows, read_folder
from ivr.settings import SettingsError, read_settings
from ivr.web import create_app

try:
    settings = read_settings(os.environ)
    app = create_app(settings, read_flows(read_folder(settings.flows)))
except (SettingsError, FlowError) as error:
    sys.exit(f"The service cannot start:\n{error}")
