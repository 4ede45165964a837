"""Texts as people and machines type them: aksharas, Latin, digits, joiners, nuktas, emoji, stray marks."""

from hypothesis import strategies as st

CONSONANTS = "कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह"
MATRAS = ["", "ा", "ि", "ी", "ु", "ू", "ृ", "े", "ै", "ो", "ौ", "ॉ"]

_consonant = st.tuples(st.sampled_from(CONSONANTS), st.sampled_from(["", "", "़"])).map("".join)
_cluster = st.lists(_consonant, min_size=1, max_size=3).map("्".join)
akshara = st.one_of(
    st.tuples(_cluster, st.sampled_from(MATRAS), st.sampled_from(["", "", "ं", "ँ", "ः"])).map("".join),
    st.sampled_from(list("अआइईउऊएऐओऔऑ")),
)
word = st.lists(akshara, min_size=1, max_size=6).map("".join)
sentence = st.lists(word, min_size=2, max_size=8).map(" ".join)
stray = st.sampled_from([*" -।,.“़्ाéAz7७😀\n\x00", "  ", "\u200d", "\u200c", "e\u0301", "👩‍🌾", "\u202e"])
text = st.lists(st.one_of(word, stray, st.text(max_size=4)), max_size=12).map("".join)
