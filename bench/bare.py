"""The reference: our server and its settings around an application that only sends ready bytes."""

import os
import pickle
import sys
from pathlib import Path

if "BENCH_ANSWERS" in os.environ and __name__ != "__main__":
    ANSWERS = pickle.loads(Path(os.environ["BENCH_ANSWERS"]).read_bytes())


def application(environ, start_response):
    if environ["PATH_INFO"] == "/healthz":  # how whoever starts us learns that we are there
        start_response("200 OK", [])
        return [b"ok"]
    status, headers, body = ANSWERS[environ["PATH_INFO"]]
    start_response(status, headers)
    return [body]


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django

    django.setup()
    from newsroom.management.commands.serve import Command

    *arguments, _application = Command().server_arguments()
    os.execv(sys.executable, [sys.executable, "-m", "granian", *arguments, "bench.bare:application"])


if __name__ == "__main__":
    main()
