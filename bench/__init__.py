"""``make bench``: how fast and how exact the site is, each figure beside a reference from the same rounds.

``newsrooms`` are what is measured, ``processes`` start and watch servers, ``load`` asks them; each further module is
one question: ``speed``, ``growth``, ``weight``, ``endurance``, ``exactness``, ``search``. ``report`` writes what came
out.
"""
