"""What people and programs write into a cell that has nothing to say.

The errors are those of Excel in the languages of its versions and of LibreOffice, which number
theirs (Err:502). The words are what forms and tables hold in place of an answer.
"""

import re
from typing import Final

from statementpress.errors import Severity

_ERROR_VALUES: Final = """
#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC! #FIELD! #BLOCKED!
#UNKNOWN! #CONNECT! #BUSY! #PYTHON! #ERROR! #EXTERNAL!
#NUL! #VALEUR! #NOM? #NOMBRE! #WERT! #BEZUG! #ZAHL! #NV #ÜBERLAUF! #¡NULO! #¡DIV/0! #¡VALOR! #¡REF!
#¿NOMBRE? #¡NUM! #N/D #NULO! #VALOR! #NOME? #NÚM! #NULLO! #VALORE! #RIF! #ZERO! #DZIEL/0! #ARG!
#ADR! #NAZWA? #LICZBA! #N/D! #ПУСТО! #ДЕЛ/0! #ЗНАЧ! #ССЫЛКА! #ИМЯ? #ЧИСЛО! #Н/Д #BOŞ! #SAYI/0!
#DEĞER! #BAŞV! #AD? #SAYI! #YOK #LEEG! #DEEL/0! #WAARDE! #VERW! #NAAM? #GETAL! #N/B #SKÄRNING!
#DIVISION/0! #VÄRDEFEL! #REFERENS! #NAMN? #OGILTIGT! #SAKNAS! #VÆRDI! #REFERENCE! #NAVN? #I/T
#VERDI! #TYHJÄ! #JAKO/0! #ARVO! #VIITTAUS! #NIMI? #LUKU! #PUUTTUU! #HODNOTA! #ODKAZ! #NÁZEV? #ČÍSLO!
#NENÍ_K_DISPOZICI #NULLA! #ZÉRÓOSZTÓ! #ÉRTÉK! #HIV! #NÉV? #SZÁM! #HIÁNYZIK #NÉSZÁM
"""
_ERRORS: Final = sorted(_ERROR_VALUES.split(), key=len, reverse=True)
_ERROR: Final = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _ERRORS))}|Err\s?:\s?5\d\d)(?!\w)")

_NO_ANSWERS: Final = """
n/a|n.a|n\\a|n/d|s/n|s/o|k.a|none|null|undefined|not applicable|not available|no name|unnamed
same as above|as above|see above|ditto|as in english|test|tests|testing|test test|test1|test 1|asdf
tba|tbc|tbd|to be announced|to be confirmed|to be determined|to be completed|qwerty|lorem ipsum
your name|name of organisation|name of organization|name of your organisation
name of your organization|organisation name|organization name|your organisation|your organization
true|false|vrai|faux|wahr|falsch|verdadero|falso|néant|aucun|aucune|sans objet|non applicable
non communiqué|à confirmer|à compléter|không có|không biết|chưa có|chưa rõ|ninguno|ninguna
no aplica|sin nombre|por confirmar|nenhum|nenhuma|não se aplica|sem nome|teste|keine angabe
nie dotyczy|bilinmiyor|គ្មាន|មិនមាន|អត់មាន|គ្មានឈ្មោះ|ដូចខាងលើ|សាកល្បង|ឈ្មោះ|ឈ្មោះអង្គការ
ไม่มี|ไม่ระบุ|ทดสอบ|ບໍ່ມີ|မရှိ|မရှိပါ
"""
_MAY_BE_MEANT: Final = """
na|nan|nil|no|yes|oui|non|same|idem|todo|to do|pending|blank|empty|unknown|dummy|name|organisation
organization|inconnu|inconnue|không|prueba|keine|unbekannt|brak|yok
"""


def _words(table: str) -> frozenset[str]:
    return frozenset(word.strip().casefold() for word in table.replace("\n", "|").split("|")) - {""}


_NEVER, _HARDLY = _words(_NO_ANSWERS), _words(_MAY_BE_MEANT)
_FILLED: Final = re.compile(r"x{2,}(?:[\s/-]+x{2,})*[\s/-]*")
_AROUND: Final = " \t\n\u00a0()[]<>{}“”\"'‘’«»*_.,;:…!-–—"


def spreadsheet_error(text: str) -> str:
    """Return the error that a spreadsheet has put into a text in place of a value, or ""."""
    found = _ERROR.search(text)
    return found.group() if found else ""


def no_answer(text: str) -> Severity | None:
    """Return how surely a text stands in a cell for nothing: “N/A”, “-”, “test”, “xxx”.

    None if it is empty or says something; a warning if it may say something, as “Yes” may be the
    name of a youth club.
    """
    words = " ".join(text.casefold().strip(_AROUND).split())
    if not text.strip():
        return None
    if not any(map(str.isalnum, text)) or words in _NEVER or _FILLED.fullmatch(words):
        return Severity.ERROR
    return Severity.WARNING if words in _HARDLY else None


def is_name(text: str) -> bool:
    """Return whether a text may be a name: it is neither empty nor any of what is found here."""
    return bool(text) and not spreadsheet_error(text) and no_answer(text) is not Severity.ERROR
