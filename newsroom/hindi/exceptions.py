"""What rules cannot know: how loan words, places, abbreviations and a few fixed words are spelt in addresses."""

from newsroom.hindi.folding import fold

# Second parts of compounds and how they are spelt: what stands before one ends as a word does (विधान|सभा).
SECOND_PARTS = {
    "सभा": "sabha", "परिषद": "parishad", "मंडल": "mandal", "मंत्री": "mantri", "मंत्रालय": "mantralaya", "नगर": "nagar",
    "गढ़": "garh", "पुर": "pur", "पति": "pati", "पाल": "pal", "पत्र": "patra", "कर्ता": "karta", "कर्मी": "karmi",
    "कारी": "kari", "चारी": "chari", "दाता": "data", "धारी": "dhari", "वाला": "wala", "वाली": "wali", "वाले": "wale",
    "वाल": "wal", "वार": "war", "वासी": "vasi", "वादी": "wadi", "वाद": "wad", "जनक": "janak", "दल": "dal",
    "भवन": "bhavan", "समिति": "samiti", "योग्य": "yogya", "यात्रा": "yatra", "मरी": "mari", "बारी": "bari",
}  # fmt: skip

_TABLE = """
में mein | वाला wala | वाली wali | वाले wale | द the | एंड and | टू to | फिर phir | फूल phool | फल phal | रूस rus
आमंत्रित amantrit | आमंत्रण amantran | गांव gaon | पांव paon | छांव chhaon | गांवों gaon | दिल्ली delhi
बेंगलुरु bengaluru | हैदराबाद hyderabad | लखनऊ lucknow | इंदौर indore | नोएडा noida | जयपुर jaipur | उदयपुर udaipur
रायपुर raipur | मैसूर mysore | मेरठ meerut | बरेली bareilly | आगरा agra | अहमदाबाद ahmedabad | वडोदरा vadodara
गोवा goa | केरल kerala | असम assam | मिज़ोरम mizoram | कर्नाटक karnataka | छत्तीसगढ़ chhattisgarh | चंडीगढ़ chandigarh
लद्दाख ladakh | गुजरात gujarat | बंगाल bengal | यूपी up | एमपी mp | पंजाब punjab | श्रीनगर srinagar | अमेरिका america
ब्रिटेन britain | चीन china | फ्रांस france | जर्मनी germany | इटली italy | कनाडा canada | ऑस्ट्रेलिया australia
इजरायल israel | इराक iraq | यूक्रेन ukraine | यूरोप europe | यूरोपीय european | सीरिया syria | तुर्की turkey
मिस्र misr | अफ्रीका africa | श्रीलंका srilanka | म्यांमार myanmar | मालदीव maldives | सिंगापुर singapore
वाशिंगटन washington | लंदन london | पेरिस paris | एशिया asia | एशियाई asian | ओलंपिक olympic | मॉस्को moscow
ताइवान taiwan | वाराणसी varanasi | हरियाणा haryana | पश्चिम paschim | पश्चिमी paschimi | सिंह singh
चंद्रयान chandrayaan | योजना yojana | योजनाएं yojanaen | सीमा seema | सीमाओं seemaon | सीमाएं seemaen | जीवन jeevan
मानसून mansoon | चेतावनी chetavani | स्वच्छता swachhta | कार्रवाई karrwai | दिवाली diwali | बनर्जी banerjee
ममता mamata | मायावती mayawati | द्रौपदी draupadi | दीपिका deepika | ट्रंप trump | जेल jail | वायरल viral
पेंशन pension | बाजार bazar | पाक pak | राज raj | खान khan | आई aayi | चार char | परिवार parivar | आदित्यनाथ adityanath
आयुष्मान ayushman | जनवरी january | फरवरी february | अप्रैल april | अगस्त august | सितंबर september | अक्टूबर october
नवंबर november | दिसंबर december | मई may | जून june | जुलाई july | एंट्री entry | टेंशन tension | कमांडर commander
कमांडर्स commanders | कमांडो commando | कमांड command | मीटिंग meeting | रिपोर्ट report | रिपोर्टर reporter
पुलिस police | बजट budget | ट्रेन train | क्रिकेट cricket | मैच match | टीम team | वनडे odi | ओवर over | विकेट wicket
रन run | कप cup | वर्ल्ड world | लीग league | फाइनल final | सेमीफाइनल semifinal | कोच coach | कप्तान captain
प्लेयर player | स्टेडियम stadium | गोल goal | हॉकी hockey | फुटबॉल football | टेनिस tennis | बैडमिंटन badminton
रिकॉर्ड record | स्कोर score | कोर्ट court | सुप्रीम supreme | हाईकोर्ट highcourt | जज judge | केस case | फाइल file
लाइव live | न्यूज news | अपडेट update | अपडेट्स updates | वीडियो video | फोटो photo | मोबाइल mobile | फोन phone
ऑनलाइन online | ऐप app | इंटरनेट internet | कंप्यूटर computer | डिजिटल digital | टेक technology | वेबसाइट website
सोशल social | मीडिया media | ट्विटर twitter | फेसबुक facebook | व्हाट्सएप whatsapp | यूट्यूब youtube | गूगल google
डेटा data | बैंक bank | लोन loan | शेयर share | कंपनी company | बिजनेस business | सेंसेक्स sensex | निफ्टी nifty
टैक्स tax | डॉलर dollar | रुपये rupaye | करोड़ crore | लाख lakh | प्राइस price | ऑफर offer | इंडेक्स index
डीजल diesel | गैस gas | सिलेंडर cylinder | स्टॉक stock | फंड fund | रेट rate | रेलवे railway | रेल rail | बस bus
कार car | बाइक bike | ट्रक truck | हाईवे highway | एक्सप्रेस express | एक्सप्रेसवे expressway | एयरपोर्ट airport
फ्लाइट flight | टिकट ticket | स्टेशन station | इंजन engine | टनल tunnel | ब्रिज bridge | रोड road | टोल toll
हेलिकॉप्टर helicopter | ड्रोन drone | मिसाइल missile | टैंक tank | सबमरीन submarine | फाइटर fighter | राफेल rafale
आर्मी army | एयर air | फोर्स force | नेवी navy | जनरल general | मेजर major | कर्नल colonel | कैप्टन captain
लेफ्टिनेंट lieutenant | ऑपरेशन operation | अलर्ट alert | बॉर्डर border | डील deal | डिफेंस defence | मिलिट्री military
सैटेलाइट satellite | रॉकेट rocket | मिशन mission | स्पेस space | साइंस science | डॉक्टर doctor | वैक्सीन vaccine
कोरोना corona | वायरस virus | कैंसर cancer | टीबी tb | स्कूल school | कॉलेज college | यूनिवर्सिटी university
एग्जाम exam | रिजल्ट result | टॉपर topper | टीचर teacher | एडमिशन admission | बोर्ड board | क्लास class | हॉस्टल hostel
पेपर paper | लीक leak | होटल hotel | रेस्टोरेंट restaurant | मॉल mall | टूरिज्म tourism | टूर tour | सिनेमा cinema
एक्टर actor | एक्ट्रेस actress | शो show | टीवी tv | ट्रेलर trailer | रिलीज release | सीरीज series | म्यूजिक music
अवॉर्ड award | बॉलीवुड bollywood | बॉक्स box | ऑफिस office | सुपरहिट superhit | पार्टी party | मिनिस्टर minister
मेयर mayor | कमेटी committee | कमीशन commission | सीट seat | वोट vote | वोटर voter | पोल poll | एग्जिट exit
रैली rally | कांग्रेस congress | लीडर leader | स्पीकर speaker | सर्वे survey | स्कीम scheme | प्रोजेक्ट project
फैक्ट्री factory | नोटिस notice | टेंडर tender | लाइसेंस license | लाइन line | नंबर number | ग्रुप group
सिस्टम system | सेंटर center | मैनेजर manager | इंजीनियर engineer | ऑफिसर officer | एजेंसी agency | एजेंट agent
कॉल call | मैसेज message | ईमेल email | लॉकडाउन lockdown | हार्ट heart | अटैक attack | गैंग gang | बम bomb
फायरिंग firing | एनकाउंटर encounter | क्राइम crime | किलोमीटर kilometer | मीटर meter | मिनट minute | डिग्री degree
कॉरिडोर corridor | सेक्टर sector | कैमरा camera | कैबिनेट cabinet | समिट summit | आईटी it | भाजपा bjp | सपा sp
बसपा bsp | एसपी sp | ईडी ed | एफडी fd | यूके uk | सार्क saarc | एम्स aiims | एससी sc | एसटी st | एलएसी lac | डीयू du
पांच paanch | विस्फोट visphot | जयशंकर jaishankar | डॉ dr
राम ram | लाल lal | चाय chai | राय rai | गाय gaay | राव rao | ई e | ईद eid | यूनाइटेड united | रिक्शा rickshaw | जाट jat
"""

EXCEPTIONS: dict[str, str] = {
    fold(word): spelling
    for word, spelling in (entry.split() for line in _TABLE.split("\n") for entry in line.split("|") if entry.strip())
}
