#!/usr/bin/env python
"""Django's command line for Newsroom."""

import os
import sys

from newsroom import stops

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    stops.run(sys.argv)
