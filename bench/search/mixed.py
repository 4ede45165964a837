"""What readers of a newsroom of ``load_demo`` may ask, and what nobody should: for measuring times.

Words of ``articles.demo.phrases`` are common there, those of the stories under ``articles/demo/stories`` are rare.
"""

COMMON = ["अस्पताल", "सिलीगुड़ी", "करोड़ रुपये", "stadium", "Kozhikode", "bus station", "pustakalay", "dhanbad"]
RARE = ["शंखनाद", "पनडुब्बी", "मछुआरों की Hotline", "Shankhnad", "submarines", "Cauvery delta", "upgrah", "kaveri"]
SEVERAL = [
    "जबलपुर ज़िला अस्पताल",
    "विजयवाड़ा के लोगों ने पूछा पुराना पुल",
    "People of Almora ask whether the level crossing will be ready",
    "Tezpur's library, first phase",
    "kozhikode ka naya bas adda",
    "bikaner nahar ki marammat karod",
    "हुबली का गोदाम और सिलीगुड़ी का स्टेडियम",  # hardly any story has all of them
    "Shankhnad stadium",
]
NOTHING = ["ज्वालामुखी", "ब्रह्मपुत्र पर ऑक्टोपस", "xylophone", "volcano in Rajkot", "jwalamukhi", "gend balla 7777777"]
ORDINARY = {"common words": COMMON, "rare words": RARE, "several words": SEVERAL, "words of no story": NOTHING}

BEGINNINGS = ["अ", "सि", "सिली", "अस्प", "करो", "शंखन", "s", "ko", "kozh", "aspat", "hosp", "shank", "level cr", "qx"]

HOSTILE = [
    '"',
    '"अस्पताल',
    "अस्पताल AND",
    "NOT stadium",
    "NEAR(stadium library, 5)",
    "title:stadium OR *",
    "s* k* a*",
    "' OR 1=1 --",
    "stadium'); DROP TABLE articles_edition; --",
    "a | b & !c <-> d:*",
    "((((((((((",
    "S-400 -",
    "%_%",
    "\x00stadium",
    "\udcff\udcfe",  # bytes that are no UTF-8
    "\u202estadium\u200d\u200c",
    "्ाे",  # signs without a letter
    "क" * 200,
    "क्" * 100,
    "a" * 199,
    "स्टेडियम " * 22,
    "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "का की के में से पर को ने है और",  # words that say nothing
    "the of in and to a is that for on",
    "work crore rupees place water level shopkeepers engineers soil children path evening month",
    "काम करोड़ रुपये पानी सड़क मज़दूर बैठक रिपोर्ट महीने दुकानदारों मिट्टी बच्चों रास्ता गाँवों",
    "kam karod rupaye pani sadak mazdoor baithak report mahine dukandaron mitti bachchon rasta",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
    "rr ss tt kk mm nn pp ll bb dd",  # keys that many words share
    "stadium " + "x" * 5_000,
    "🙂🙃🙂🙃🙂🙃",
]
