"""Everything "make run" does: prepare, say where the site is, hand the process over to the server."""

import os
import sys

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.db import connections

from newsroom import port
from newsroom.models import User

# For the answers under way when the site stops. A worker told to stop while it starts, or held by a slow body, would
# otherwise keep the whole server from ending.
LAST_SECONDS = 5


class Command(BaseCommand):
    help = "Prepare the data folder and serve the site with the production server."

    def handle(self, *args, **options):
        place = port.kept(settings.HOST, settings.PORT)
        call_command("prepare", stdout=self.stdout)
        self.stdout.write(self.welcome())
        self.stdout.flush()
        connections.close_all()
        place.set_inheritable(True)  # the server is this very process
        os.execv(sys.executable, [sys.executable, "-m", "granian", *self.server_arguments()])

    def welcome(self) -> str:
        host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
        here = f"http://{host}:{settings.PORT}"
        lines = [f"Newsroom  {here}/", f"The desk  {here}/admin/"]
        accounts = settings.DATA_DIR / "demo-accounts.txt"
        if accounts.exists():
            lines += ["", "Demo accounts", accounts.read_text(encoding="utf-8").rstrip()]
        elif not User.objects.filter(is_staff=True).exists():
            lines += [
                "",
                "Nobody can log in yet. Make the first administrator:",
                "  manage.py createsuperuser",
            ]
        return "\n".join([*lines, "", "Stop with Ctrl-C."])

    def server_arguments(self) -> list[str]:
        return [
            "--interface=wsgi",
            f"--host={settings.HOST}",
            f"--port={settings.PORT}",
            f"--workers={settings.WORKERS}",
            f"--blocking-threads={settings.SERVER_THREADS}",
            f"--backpressure={settings.SERVER_THREADS}",
            "--respawn-failed-workers",
            "--respawn-interval=0.5",
            f"--workers-kill-timeout={LAST_SECONDS}",
            "--no-ws",
            "--log-level=error",  # it warns of many threads, which are meant (newsroom.lanes)
            "newsroom.wsgi:application",
        ]
