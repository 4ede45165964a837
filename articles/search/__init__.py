"""Search over what readers have: in both languages and scripts, on either database alike.

``entries`` keeps one row an edition, ``index`` the database's full-text index over it, ``question`` understands what
was typed, ``glossary`` adds what editors keep as the same, ``searching`` answers it, and ``marking`` shows what was
found in the words of the story.
"""
