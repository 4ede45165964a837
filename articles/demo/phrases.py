"""Sentences from which bulk stories are put together, the same facts in both languages."""

PLACES = [
    ("जबलपुर", "Jabalpur"), ("कटक", "Cuttack"), ("मदुरै", "Madurai"), ("शिलांग", "Shillong"),
    ("बीकानेर", "Bikaner"), ("राजकोट", "Rajkot"), ("धनबाद", "Dhanbad"), ("हुबली", "Hubballi"),
    ("कोझिकोड", "Kozhikode"), ("अमरावती", "Amravati"), ("गोरखपुर", "Gorakhpur"), ("सिलीगुड़ी", "Siliguri"),
    ("पठानकोट", "Pathankot"), ("उदयपुर", "Udaipur"), ("विजयवाड़ा", "Vijayawada"), ("रीवा", "Rewa"),
    ("दरभंगा", "Darbhanga"), ("सोलापुर", "Solapur"), ("अल्मोड़ा", "Almora"), ("तेज़पुर", "Tezpur"),
]  # fmt: skip

WORKS = [
    ("नया बस अड्डा", "new bus station"), ("ज़िला अस्पताल", "district hospital"), ("नहर की मरम्मत", "canal repair"),
    ("स्टेडियम", "stadium"), ("पुराना पुल", "old bridge"), ("पुस्तकालय", "library"), ("बिजलीघर", "substation"),
    ("गोदाम", "warehouse"), ("पानी की टंकी", "water tower"), ("रेल फाटक", "level crossing"),
]  # fmt: skip

SEASONS = [
    ("बारिश से पहले", "before the rains"), ("त्योहारों तक", "by the festivals"), ("सर्दी में", "this winter"),
    ("नए सत्र से", "from the new term"), ("गर्मी तक", "by summer"),
]  # fmt: skip

HEADLINES = [
    ("{place}: {work} का {share} प्रतिशत काम पूरा, {season} खुलने की उम्मीद",
     "{place}: {work} is {share} per cent done and may open {season}"),
    ("{place} में {work} पर {crore} करोड़ रुपये, पर {share} प्रतिशत लोग अब भी इंतज़ार में",
     "{crore} crore rupees for {place}’s {work}, yet {share} per cent of people still wait"),
    ("{work}: {place} ने {season} का लक्ष्य रखा, पहले चरण में {crore} करोड़",
     "{place} aims to finish its {work} {season}, with {crore} crore in the first phase"),
    ("{place} के लोगों ने पूछा, {work} {season} तैयार होगा या फिर टलेगा",
     "People of {place} ask whether the {work} will be ready {season}"),
]  # fmt: skip

SUMMARIES = [
    ("नगर परिषद के अनुसार {share} प्रतिशत काम हो चुका है। बाक़ी के लिए {crore} करोड़ रुपये और चाहिए।",
     "The council says {share} per cent of the work is done. It needs {crore} crore rupees for the rest."),
    ("ठेकेदार को {crore} करोड़ रुपये मिल चुके हैं। काम {season} पूरा करने की बात है।",
     "The contractor has been paid {crore} crore rupees. The work is to be finished {season}."),
]  # fmt: skip

PARAGRAPHS = [
    ("{place} में सुबह से ही मज़दूर काम पर थे। {work} के लिए लाई गई सामग्री सड़क के दोनों ओर रखी है।",
     "Workers were on site in {place} from early morning. Material for the {work} lies on both sides of the road."),
    ("बैठक में बताया गया कि {share} प्रतिशत काम पूरा है। सदस्यों ने लिखित हिसाब माँगा।",
     "The council was told that {share} per cent is complete. Members asked for it in writing."),
    ("इस काम पर अब तक {crore} करोड़ रुपये ख़र्च हुए हैं। लेखा विभाग की रिपोर्ट अगले महीने आएगी और तब पता चलेगा कि कितना पैसा बचा है।",
     "So far {crore} crore rupees have been spent. The auditors report next month on what is left."),
    ("दुकानदारों का कहना है कि धूल से सामान ख़राब होता है और ग्राहक कम हुए हैं। वे चाहते हैं कि काम रात में हो।",
     "Shopkeepers say that dust spoils their goods and keeps customers away. They want the work done at night."),
    ("इंजीनियरों के अनुसार मिट्टी की जाँच दोबारा करनी पड़ी, क्योंकि पहली रिपोर्ट में पानी का स्तर सही नहीं लिखा था।",
     "Engineers tested the soil twice, because the first report had the water level wrong."),
    ("स्कूल के बच्चों के लिए अलग रास्ता बनाया गया है। अभिभावकों की माँग है कि वहाँ शाम को भी रोशनी रहे।",
     "A separate path was made for schoolchildren. Parents want it lit in the evening too."),
    ("{season} काम पूरा हुआ तो {place} के आसपास के दर्जनों गाँवों को भी फ़ायदा होगा।",
     "If the work is finished {season}, dozens of villages around {place} will gain as well."),
]  # fmt: skip

SUBHEADS = [("आगे क्या", "What comes next"), ("लोग क्या कहते हैं", "What people say"), ("पैसे का हिसाब", "The account")]

TAGS = 2_000  # so that the last ones are rare
