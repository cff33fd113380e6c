"""How requests reach the application: gunicorn, with a worker that no slow client can hold up."""
