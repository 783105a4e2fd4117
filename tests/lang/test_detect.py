"""The language of a text, told by its script or its commonest words."""

import pytest

from factcheck.lang import UNKNOWN, available, base, language
from factcheck.lang.detect import detect

# One sentence a language that shares its script with others, invented for the purpose.
SENTENCES = {
    "id": "Warga yang tinggal di tepi sungai itu sudah mengungsi sejak kemarin karena air tidak kunjung surut.",
    "en": "The council said that the bridge would be closed for two weeks while the cracks in it were repaired.",
    "af": "Die raad het gesê dat die brug vir twee weke gesluit sal wees omdat daar krake in is.",
    "az": "Şura bildirib ki, körpü çatlar olduğu üçün iki həftə bağlı olacaq və bu daha çox vaxt apara bilər.",
    "be": "Савет паведаміў, што мост будзе зачынены на два тыдні, таму што ў ім ёсць расколіны.",
    "bg": "Съветът съобщи, че мостът ще бъде затворен за две седмици, защото в него са открити пукнатини.",
    "ca": "El consell ha dit que el pont serà tancat durant dues setmanes per les esquerdes que s’hi han trobat.",
    "cs": "Rada uvedla, že most bude na dva týdny uzavřen, protože se v něm našly trhliny, které je třeba opravit.",
    "cy": "Dywedodd y cyngor y bydd y bont ar gau am bythefnos gan fod craciau yn y waliau ac mae gwaith yn y dref.",
    "da": "Rådet siger, at broen bliver lukket i to uger, fordi der er fundet revner, som skal udbedres.",
    "de": "Der Stadtrat hat gestern beschlossen, dass die Brücke wegen der Risse zwei Wochen lang gesperrt bleibt.",
    "es": "El consejo dijo que el puente estará cerrado durante dos semanas por las grietas que se han encontrado.",
    "et": "Nõukogu teatas, et sild on kaks nädalat suletud, sest selles on praod ja need tuleb ära parandada.",
    "eu": "Udalak esan du zubia bi astez itxita egongo dela, pitzadurak aurkitu dituzte eta konpondu behar da.",
    "fi": "Neuvosto kertoi, että silta on suljettu kaksi viikkoa, koska siinä on halkeamia, ja se on nyt korjattava.",
    "fil": "Sinabi ng konseho na isasara ang tulay nang dalawang linggo dahil sa mga bitak na nakita sa ilalim nito.",
    "fr": "Le conseil a décidé hier que le pont resterait fermé pendant deux semaines à cause des fissures.",
    "ga": "Dúirt an chomhairle go mbeidh an droichead dúnta ar feadh coicíse mar go bhfuil scoilteanna ann.",
    "gl": "O consello dixo que a ponte estará pechada dúas semanas polas gretas que se atoparon na súa base.",
    "hu": "A tanács közölte, hogy a hidat két hétre lezárják, mert repedések vannak rajta, és ez nem az első eset.",
    "is": "Ráðið segir að brúin verði lokuð í tvær vikur því að það eru sprungur í henni og það þarf að laga þær.",
    "it": "Il consiglio ha detto che il ponte resterà chiuso per due settimane per le crepe che sono state trovate.",
    "lt": "Taryba pranešė, kad tiltas bus uždarytas dvi savaites, nes jame yra įtrūkimų, ir tai jau ne pirmas kartas.",
    "lv": "Dome paziņoja, ka tilts būs slēgts divas nedēļas, jo tajā ir plaisas, un tas nav pirmais gadījums.",
    "mk": "Советот соопшти дека мостот ќе биде затворен две недели, бидејќи во него има пукнатини што се нови.",
    "ms": "Majlis berkata bahawa jambatan itu akan ditutup selama dua minggu kerana terdapat retakan selepas banjir.",
    "nb": "Rådet sier at broen blir stengt i to uker fordi det er funnet sprekker som må utbedres.",
    "nl": "De raad zegt dat de brug twee weken dicht blijft, omdat er scheuren in zijn gevonden die hersteld worden.",
    "pl": "Rada podała, że most będzie zamknięty na dwa tygodnie, ponieważ są w nim pęknięcia, które trzeba naprawić.",
    "pt": "O conselho disse que a ponte ficará fechada por duas semanas por causa das fendas que foram encontradas.",
    "ro": "Consiliul a spus că podul va fi închis două săptămâni pentru că are fisuri care trebuie să fie reparate.",
    "ru": "Совет сообщил, что мост будет закрыт на две недели, так как в нем нашли трещины, и это не в первый раз.",
    "sk": "Rada uviedla, že most bude na dva týždne uzavretý, pretože sa v ňom našli trhliny, ktoré treba opraviť.",
    "sl": "Svet je sporočil, da bo most zaprt dva tedna, ker so v njem razpoke, ki jih je treba popraviti.",
    "sq": "Këshilli tha se ura do të jetë e mbyllur për dy javë, sepse në të janë gjetur të çara që duhen riparuar.",
    "sr": "Савет је саопштио да ће мост бити затворен две недеље јер су у њему пукотине које се морају поправити.",
    "sv": "Rådet säger att bron är stängd i två veckor eftersom det finns sprickor som ska lagas.",
    "sw": "Baraza lilisema kuwa daraja hilo litafungwa kwa wiki mbili kwa sababu ya nyufa katika nguzo za daraja.",
    "tr": "Belediye, çatlaklar nedeniyle köprünün iki hafta için kapalı olacağını dedi.",
    "uk": "Рада повідомила, що міст буде закрито на два тижні, бо в ньому є тріщини, які треба полагодити.",
    "uz": "Kengash bildirishicha, ko‘prik ikki hafta yopiq turadi va bu ish uchun mablag‘ kerak, deb aytildi.",
    "vi": "Hội đồng cho biết cây cầu sẽ đóng trong hai tuần vì có những vết nứt và được sửa với kinh phí của tỉnh.",
    "ar": "قال المجلس إن الجسر سيغلق لمدة أسبوعين بعد أن ظهرت شقوق في الأعمدة من جهة النهر.",
    "fa": "شورا گفت که این پل به دلیل ترک هایی که در آن پیدا شده است دو هفته بسته می شود.",
    "ur": "کونسل نے کہا ہے کہ پل میں دراڑوں کی وجہ سے اسے دو ہفتے کے لیے بند کر دیا گیا ہے۔",
    "hi": "परिषद ने कहा है कि पुल में दरारों के कारण उसे दो सप्ताह के लिए बंद कर दिया गया है।",
    "mr": "पुलाला तडे गेल्यामुळे तो दोन आठवडे बंद राहणार आहे असे परिषदेने सांगितले आणि काम सुरू झाले आहे.",
    "ne": "पुलमा चिरा परेकाले दुई हप्ता बन्द गरिने भएको छ र यो काम गर्न समय लागि रहेको परिषदले बताए ।",
    "kk": "Кеңес көпірде жарықтар бар екенін және ол екі апта бойы жабық болады деп хабарлады, бұл үшін ақша керек.",
    "mn": "Зөвлөл гүүр хоёр долоо хоног хаалттай байна гэж мэдэгдсэн бөгөөд энэ нь хагарал илэрсэнтэй холбоотой юм.",
    "el": "Το συμβούλιο είπε ότι η γέφυρα θα μείνει κλειστή για δύο εβδομάδες λόγω των ρωγμών.",
    "he": "המועצה הודיעה שהגשר ייסגר לשבועיים בגלל סדקים.",
    "ja": "市議会は、ひび割れのため橋を二週間閉鎖すると発表した。",
    "zh": "市议会表示，由于桥上出现裂缝，这座桥将关闭两周。",
    "ko": "시의회는 균열 때문에 다리를 2주 동안 폐쇄한다고 밝혔다.",
    "th": "สภากล่าวว่าสะพานจะปิดเป็นเวลาสองสัปดาห์เพราะมีรอยร้าว",
    "jv": "Warga sing manggon ing pinggir kali iku wis padha ngungsi wiwit wingi amarga banyune ora asat-asat.",
    "su": "Warga nu matuh di sisi walungan éta geus ngungsi ti kamari sabab caina teu saat-saat nepi ka ayeuna.",
    "ka": "საბჭომ განაცხადა, რომ ხიდი ორი კვირით დაიკეტება.",
    "hy": "Խորհուրդը հայտնեց, որ կամուրջը փակ կլինի երկու շաբաթ։",
    "bn": "পরিষদ জানিয়েছে, ফাটলের কারণে সেতুটি দুই সপ্তাহ বন্ধ থাকবে।",
    "ta": "விரிசல் காரணமாக பாலம் இரண்டு வாரங்கள் மூடப்படும் என்று மன்றம் கூறியது.",
}


@pytest.mark.parametrize(("lang", "text"), SENTENCES.items())
def test_detect(lang: str, text: str) -> None:
    assert detect(text) == lang


@pytest.mark.parametrize(
    "text",
    ["", "1 2 3", "😀 😀", "La konsilio diris ke oni fermos la ponton pro fendoj dum du semajnoj.", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎤᎾᏗ"],
)
def test_what_is_in_no_known_language_stays_unknown(text: str) -> None:
    assert detect(text) == UNKNOWN


def test_quoted_words_in_another_script_do_not_decide() -> None:
    text = "The council said that the bridge, called 橋 by those who built it, would be closed for two weeks."
    assert detect(text) == "en"


def test_every_language_can_be_told() -> None:
    tables = {tag: language(tag).table("detect") for tag in available()}
    assert all(table.get("words") or table.get("script") for table in tables.values())
    scripts = [table["script"] for table in tables.values() if "script" in table]
    assert len(scripts) == len(set(scripts))


def test_the_first_class_languages_have_the_same_tables_and_others_none_beside_them() -> None:
    tables = {tag: set(language(tag).tables) for tag in available()}
    assert tables["id"] == tables["en"]
    assert all(own <= tables["id"] for own in tables.values())


def test_tags_are_reduced_to_their_language() -> None:
    assert [base(tag) for tag in ("id-ID", "en_GB", "EN", None, "")] == ["id", "en", "en", UNKNOWN, UNKNOWN]
    assert [base(tag) for tag in ("in", "no-NO", "tl")] == ["id", "nb", "fil"]
    assert language("xx").table("dates") == {}
