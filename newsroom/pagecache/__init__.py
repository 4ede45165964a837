"""The page cache that stands before Django.

``stamps`` knows what is out of date, ``entries`` holds ready pages, ``answers`` is about HTTP, ``addresses`` says what
is a public page, ``cache`` is the callable that the server calls, and ``packing`` makes smaller what it keeps. On
Django's side ``naming`` lets a page say what it shows, ``changes`` declares which rows are shown where, and ``outbox``
tells of a change after its commit.
"""
