"""Undeclared text in the Latin alphabets' old encodings is read as what it was."""

from __future__ import annotations

import pytest

from dateline.sources.decoding import decode

# Of our own writing: a flood, told in eight languages.
TOLD = {
    (
        "Portuguese",
        "cp1252",
    ): "A água subiu até às janelas. O presidente da câmara não quis sair; a população "
    "pediu informações sobre a ponte e as estações, e ninguém lhe respondeu antes da manhã.",
    ("Spanish", "iso8859-1"): "El río creció durante la noche y el puente quedó cortado. Los niños pequeños "
    "pasaron la mañana en la escuela, según el alcalde, que pidió más información a la compañía.",
    (
        "Polish",
        "iso8859-2",
    ): "Rzeka wystąpiła z brzegów przed świtem. Mieszkańcy mówią, że woda sięgała okien, "
    "a strażacy wynieśli z domów kilkanaście osób. Część dróg wciąż jest zamknięta.",
    ("Polish", "cp1250"): "Rzeka wystąpiła z brzegów przed świtem. Mieszkańcy mówią, że woda sięgała okien, "
    "a strażacy wynieśli z domów kilkanaście osób. Część dróg wciąż jest zamknięta.",
    (
        "Turkish",
        "cp1254",
    ): "Nehir gece boyunca yükseldi ve köprü kapatıldı. Belediye başkanı, ilçede kalanların "
    "sayısını bilmediğini söyledi; çocuklar sabaha kadar okulda bekledi.",
    (
        "German",
        "cp1252",
    ): "Der Fluss trat vor Tagesanbruch über die Ufer. Die Bürgermeisterin sagte, die Straße "
    "bleibe gesperrt, bis die Brücke geprüft sei; für die Schüler fällt der Unterricht aus.",
    ("Hungarian", "cp1250"): "A folyó hajnal előtt kilépett a medréből. A polgármester szerint az út zárva "
    "marad, amíg a hidat meg nem vizsgálják; az iskolába menő gyerekeket busszal viszik haza.",
    (
        "French",
        "cp1252",
    ): "La rivière a débordé avant l’aube. Le maire a déclaré que la route restait coupée ; "
    "les élèves ont été ramenés chez eux, et personne n’a été blessé, à ce qu’il dit.",
}


@pytest.mark.parametrize(("language", "codec"), list(TOLD))
def test_the_letters_tell_the_encoding(language: str, codec: str) -> None:
    text = TOLD[language, codec].replace("’", "'")
    assert text == decode(text.encode(codec))
