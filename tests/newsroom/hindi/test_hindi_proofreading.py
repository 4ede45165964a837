"""Slips of the keyboard are found, and what is written on purpose is left alone."""

import time

import pytest

from newsroom import hindi

ZWJ, ZWNJ = "\u200d", "\u200c"


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("२०२० में 14 गाँव और 3 पुल", ["२०२०"]),
        ("पुल पर ₹1,25,000 लगे, १४ गाँव और २ ज़िले जुड़े", ["₹1,25,000"]),
        ("The bridge is 620 metres long, १४ villages are near", ["१४"]),
        ("2026 में 14 गाँव", []),
        ("२०२६ में १४ गाँव", []),
        ("COVID-19 की लहर २०२० में आई", []),
        ("IPL-2026 में १० टीमें और 5G", []),
        ("कोई अंक नहीं", []),
    ],
)
def test_two_kinds_of_digits(text, odd):
    assert hindi.mixed_digits(text) == odd


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        (f"भा{ZWJ}रत में", [f"भा{ZWJ}रत"]),
        (f"ख़बर{ZWNJ} आई", [f"ख़बर{ZWNJ}"]),
        (f"पक्{ZWJ}{ZWJ}ष", [f"पक्{ZWJ}{ZWJ}ष"]),
        (f"news{ZWNJ}room", [f"news{ZWNJ}room"]),
        (f"पक्{ZWJ}ष की बात", []),  # the half form on purpose
        (f"दर्{ZWJ}या", []),  # Marathi's eyelash
        (f"अर्थात्{ZWNJ} और श्रीमान्{ZWNJ}जी", []),  # a halant that is to be seen
        (f"👨{ZWJ}👩{ZWJ}👧 परिवार", []),
        (f"می{ZWNJ}خواهم", []),
        ("क्षत्रिय", []),
    ],
)
def test_joiners_that_do_nothing(text, odd):
    assert hindi.stray_joiners(text) == odd


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("\u0420utin said", ["\u0420utin"]),  # a Cyrillic Er
        ("G\u043e\u043egle", ["G\u043e\u043egle"]),
        ("N\u0391TO", ["N\u0391TO"]),  # a Greek Alpha
        ("भाrत की", ["भाrत"]),
        ("\u0905\u093eज", ["\u0905\u093eज"]),  # अ and a matra for आ
        ("\u090f\u0947सा", ["\u090f\u0947सा"]),
        ("दु:ख हुआ", ["दु:ख"]),
        ("बारिश हुई है| रास्ते बंद हैं।", ["है|"]),
        ("रास्ता बंद हो गया |", ["गया |"]),
        ("वह आयाl", ["आयाl"]),
        ("iPhoneों की बिक्री", ["iPhoneों"]),
        ("भा\u0997त", ["भा\u0997त"]),  # a Bengali letter
        ("Putin, in Russian Путин", []),
        ("Jioफाइबर, BJPके और 5Gनेटवर्क", []),
        ("विश्व युद्ध I के बाद भाग II", []),
        ("दिल्ली | मौसम", []),
        ("मोदी: हम साथ हैं। सुबह 4:05 बजे", []),
        ("प्रायः दुःख", []),
        ("10 μm, ΔT, α-helix and Ω", []),
        ("कौआ आया, हुई बात", []),
        ("COVID-19 की IPL-2026 में B2B", []),
    ],
)
def test_letters_that_only_look_right(text, odd):
    assert hindi.look_alikes(text) == odd


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("रास्ते बंद हैं ।", ["हैं ।"]),
        ("पहले , फिर", ["पहले ,"]),
        ("two  words", ["two"]),
        ("रास्ते बंद हैं। क्या? हाँ!", []),
        ("one, two; three", []),
    ],
)
def test_spaces_too_many(text, odd):
    assert hindi.loose_spaces(text) == odd


def test_how_much_of_a_text_is_in_its_script():
    assert hindi.script_share("पुल खुल गया", "hi") == 1
    assert hindi.script_share("The bridge", "hi") == 0
    assert hindi.script_share("2026", "hi") == 1
    assert 0.5 < hindi.script_share("iPhone 17 की बिक्री आज से शुरू", "hi") < 0.9


def test_looking_takes_time_in_proportion_to_the_text():
    looks = (hindi.mixed_digits, hindi.stray_joiners, hindi.look_alikes, hindi.loose_spaces)
    for piece in ("क", "a", " ", "क ", "|", ZWJ, "कl", "क:", "1१ "):
        for look in looks:
            began = time.perf_counter()
            look(piece * 20_000)
            assert time.perf_counter() - began < 2, (piece, look.__name__)


@pytest.mark.parametrize(
    ("headline", "width"),
    [
        ("बेतवा पर नया पुल खुला, 14 गाँवों की बरसात अब आसान", 410),
        ("New Betwa bridge opens, ending monsoon isolation for 14 villages", 589),
        ("सीमा पर बर्फ़ जल्दी गिरी, चौकियों तक रसद पहुँचाने की होड़", 425),
        ("ब्रिक्स में नो-एंट्री, पाकिस्तान ने Russian कमांडर्स को किया आमंत्रित", 488),
        ("प्रधानमंत्री नरेंद्र मोदी ने किया उद्घाटन", 258),
        ("राष्ट्रीय शिक्षा नीति: विश्वविद्यालयों में नए पाठ्यक्रम की तैयारी", 421),
        ("₹1,25,000 crore for WMD? “No,” says the Minister", 441),
        ("क्षत्रिय कल्याण संस्था के अध्यक्ष ने दिया त्यागपत्र", 339),
    ],
)
def test_a_headline_is_about_as_wide_as_a_browser_sets_it(headline, width):
    """Measured in Chromium at 20 px: Liberation Sans, whose advances are Arial's, and Noto Sans Devanagari."""
    assert hindi.rendered_width(headline, 20) == pytest.approx(width, rel=0.05)
