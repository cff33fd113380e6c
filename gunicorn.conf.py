"""How gunicorn serves the hotline: fit for two cores, stopped and reloaded gracefully."""

import os

from ivr.logs import CONFIG

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
keepalive = 75  # longer than a load balancer keeps an idle connection
timeout = 30
graceful_timeout = 15  # Twilio waits no longer for an answer
preload_app = True  # settings and flows are checked once, before anything is served
control_socket_disable = True
logconfig_dict = CONFIG
access_log_format = "%(m)s %(U)s %(s)s %(M)sms"  # with --access-logfile -; no query, no address
