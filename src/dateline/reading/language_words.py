"""What languages are told by: letters by script, letters that only one language has, function words."""

from __future__ import annotations

SCRIPTS = (
    (0x0041, 0x024F, "Latin"), (0x1E00, 0x1EFF, "Latin"), (0x0370, 0x03FF, "Greek"),
    (0x1F00, 0x1FFF, "Greek"), (0x0400, 0x052F, "Cyrillic"), (0x0530, 0x058F, "Armenian"),
    (0x0590, 0x05FF, "Hebrew"), (0x0600, 0x06FF, "Arabic"), (0x0750, 0x077F, "Arabic"),
    (0xFB50, 0xFDFF, "Arabic"), (0xFE70, 0xFEFF, "Arabic"), (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "Bengali"), (0x0B80, 0x0BFF, "Tamil"), (0x0E00, 0x0E7F, "Thai"),
    (0x10A0, 0x10FF, "Georgian"), (0x1100, 0x11FF, "Hangul"), (0xAC00, 0xD7AF, "Hangul"),
    (0x3040, 0x30FF, "Kana"), (0x3400, 0x9FFF, "Han"), (0x20000, 0x3FFFF, "Han"),
)  # fmt: skip
OF_SCRIPT = {
    "Greek": "el", "Armenian": "hy", "Hebrew": "he", "Devanagari": "hi", "Bengali": "bn", "Tamil": "ta",
    "Thai": "th", "Georgian": "ka", "Hangul": "ko",
}  # fmt: skip
CYRILLIC_LETTERS: dict[str, dict[str, int]] = {  # how much each says for a language
    "uk": {"і": 1, "ї": 2, "є": 2, "ґ": 2}, "ru": {"ы": 1, "э": 1, "ъ": 1, "ё": 1}, "be": {"ў": 12},
    "bg": {"ъ": 1, "щ": 1}, "sr": dict.fromkeys("ђћџљњј", 2),
}  # fmt: skip
ARABIC_LETTERS = {"fa": "پچژگ", "ur": "ٹڈڑےں", "ps": "ښګټځ"}

_CYRILLIC = {
    "uk": "і та що не на в у з до це як за від для але які який було його ми про після під час також або",
    "ru": "и в не на что с по это как из для от но которые который было его мы о после при также или к же",
    "be": "і у што не на з да гэта як за ад для але які было яго мы пра пасля або таксама",
    "bg": "и на се да от за е са че с не по в като това към или след при беше което",
    "sr": "и у је да се на за од са не су који као то али или након био није",
}
_LATIN = {
    "en": "the of and to in that is was for it with as his on be at by had he are but from have an this"
    " a said so no if out up can could its into than some what when over no only two after it's i"
    " they not or were their has who which been said we you she will would there all more one about after",
    "fr": "le la les des et une un du dans que qui est pour pas sur au avec par il elle ce ont sont aux"
    " a ne se en plus son sa ses mais leur été cette nous vous était après selon deux aussi être ou",
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es wird"
    " aus er hat dass sie nach bei um am sind noch wie einem einer über so zum haben nur oder aber vor",
    "es": "el la los las de que y en un una por con para del se no su al lo como más es fue"
    " a sus pero ha este sobre entre cuando han también son desde está según ya hasta sin muy había",
    "it": "il lo la gli le di che e un una per con della non si è sono nel alla da ha"
    " a del dei delle come anche più al dal ma questo stato dopo hanno nella secondo era suo sua i ed",
    "pt": "o a os as de que e um uma em para com não do da dos se na no por mais foi"
    " ao sua seu são como mas pelo pela das à também já está até segundo após ele nas nos",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook door werd"
    " die als naar bij uit maar nog wordt hij heeft over tot ze hebben deze na zich had meer",
    "sv": "och att det som en på är av för med den till inte om ett har de var"
    " från i han men hade vi så efter vid kan sig eller ska också under över mot när",
    "no": "og i det er på som en av for med til ikke den at har de et fra var om men vi"
    " han seg ble etter også ved kan eller skal under over mot når bli opp",
    "da": "og i det er på som en af for med til ikke den at har de et fra var om men vi"
    " han sig blev efter også ved kan eller skal under over mod når blive op",
    "fi": "ja on ei se että oli hän ovat mutta myös kun joka mukaan sekä tai jos ole niin kuin sen"
    " hänen jo nyt vain vielä mitä tämä sitä ollut",
    "pl": "i w na z do że się nie jest to po od za przez jak o dla był"
    " oraz są które który ale a ze co już przed może także jego tym tego była",
    "cs": "a v na se je že s z do o k ve to pro jsou ale byl by za jako po podle však"
    " které který jeho před už také také při nebo jen být byla od jsme",
    "hu": "a az és hogy nem is egy meg van volt ez csak már de mint el még ki szerint után"
    " vagy azt ezt lesz pedig között által majd",
    "ro": "și de în a la că cu pe nu o din pentru este care un mai au fost ale al sau după"
    " această prin sunt dar până lui fi",
    "tr": "ve bir bu için ile de da olarak daha çok olan gibi sonra kadar ne en"
    " o ki ancak olduğu göre her ise ya değil var ben biz",
    "id": "yang dan di dengan untuk dari ini itu pada tidak dalam akan oleh ke adalah"
    " telah juga para karena mereka bahwa sudah atau saat tersebut ada",
    "hr": "i u je da se na za od su ne s koji kao to ali ili nakon bio nije iz što o"
    " koje bi prema sve još samo kako",
    "vi": "và của là có trong được cho không với các những một người này đã khi từ đến tại về",
}
LATIN_WORDS = {tag: frozenset(words.split()) for tag, words in _LATIN.items()}
CYRILLIC_WORDS = {tag: frozenset(words.split()) for tag, words in _CYRILLIC.items()}
