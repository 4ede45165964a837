"""Acts of several people at the same moment, each on a connection of its own."""

import threading

from django.db import connection

PATIENCE = 30  # seconds


def at_once(*acts):
    """Do them all at the same moment; returns what each raised, None where it went well."""
    raised, begin = [None] * len(acts), threading.Barrier(len(acts))

    def run(number, act):
        try:
            begin.wait(PATIENCE)
            act()
        except Exception as error:
            raised[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return raised
