"""Search in both languages and scripts, on either database alike: over what readers have, and over all of the desk's.

What is kept: ``entries`` one row an edition that readers have or will have, ``desk_entries`` one a row that the desk
has names for, ``index`` the database's full-text index over either, and ``rebuilding`` makes rows that are missing.
How it is asked: ``question`` understands what was typed, ``glossary`` adds what editors keep as the same. For readers
``searching`` answers it, ``ranking`` puts what answers in order, and ``marking`` shows what was found in the words of
the story; ``suggesting`` offers headlines to who is still typing and ``nearest`` another question where a word is
misspelt, both by ``headlines``; ``asked`` reads an address and ``views`` is the page. ``desk`` answers the desk.
"""
