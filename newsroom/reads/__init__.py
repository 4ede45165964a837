"""Who reads what, counted beside the answering of requests and without knowing anybody.

The page cache notes a read in memory (``noticing``); a thread of each process drops what no person read (``readers``)
and hashes the rest with a key that lives six hours (``key``); the hashes wait for some seconds in a file that all
processes of the host write to (``spool``); one of them takes out who has been counted (``tally``). What leaves here is
``{number of the page: how many}``. Nothing of a reader reaches the database or a log.
"""
