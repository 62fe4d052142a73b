"""Personal names marked by an honorific, a formula or an age, in folded English text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.safety.words import ROMAN, holds_any, list_words

Span = tuple[int, int]

_WORD = r"[A-Z][A-Za-z]+(?:[-'][A-Za-z]+)*"
_NAME = rf"(?:[A-Z](?![A-Za-z])\.?|{_WORD})(?:[ -](?:[A-Z](?![A-Za-z])\.?|{_WORD})){{0,2}}"
_ANY_NAME = rf"[\"']?(?P<name>{_NAME}|[가-힣]{{2,4}}|[一-鿿]{{2,3}})"

_HONORIFIC = re.compile(
    r"(?<![\w-])(?:(?:[Mm]rs?|MRS?|M[Ss]|Miss|Messrs|Mme|Mdm|Madame?|Mister|Herr|Frau|Rev|Reverend)"
    r"(?:\.? and (?:[Mm]rs|MRS))?)(?:\. ?| )[A-Z가-힣一-鿿][\w.'-]{0,30}"
)
_KIN_OR_CLERGY = re.compile(
    r"\b(?:Pastor|Missionary|Deacon(?:ess)?|Grandmother|Grandfather|Grandma|Grandpa|Uncle|Aunt(?:ie)?) "
    rf"(?P<name>{_NAME})"
)

# A formula that is followed by the name of a person and by hardly anything else.
_STRONG = re.compile(
    r"\b(?i:surnamed|sur-named|nicknamed|alias|a\.?k\.?a\.?|by the name of|identified (?:only )?(?:as|by the)"
    r"|(?:sur|family |last |given |first |real |full |birth )names?(?:,| is| was|:| of)?|whose name (?:is|was)"
    r"|(?:his|her|their) names? (?:is|are|was|were)|under the name(?: of)?|using the name"
    r"|(?:introduced|calling|called) (?:him|her)self(?: as)?|goes by|went by|pseudonym(?: of)?)"
    rf"(?: (?:only |simply )?(?:sur|family )?(?:name )?(?:as )?)?{_ANY_NAME}"
)
_STRONG_WORDS = list_words("name alias aka a.k ak. identified himself herself goes went pseudonym")
_NAMED = re.compile(rf"(?<![\w-])[Nn]amed (?:only |simply )?(?:as )?{_ANY_NAME}")
_CALLED = re.compile(rf"(?<![\w-])(?:called|known (?:only )?as) {_ANY_NAME}")
_INITIALS = re.compile(r"\b(?:[Ii]nitials\b[^A-Z.;]{0,12}|by the initial |with the initial )[A-Z](?![A-Za-z])\.?")

_AGE_AFTER = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_WORD} ){{0,2}}{_WORD})"
    r"(?: ?\((?:(?:male|female|man|woman), ?)?(?:aged? )?\d{1,2}(?:,? ?(?:years? old|male|female|man|woman|[mf]))?\)"
    r"|, (?:aged? )?\d{1,2}(?=[,;)]|\.(?!\d)|$| (?:and|who|was|were|from|is|had|has)\b)"
    r"|,? aged \d{1,2}\b|,? \d{1,2} years? old|, an? \d{1,2}-year-old|,? ?\(?born (?:in )?(?:19|20)\d\d)"
)
_AGE_BEFORE = re.compile(
    r"\b\d{1,2}-year-old,? (?:(?:man|woman|girl|boy|mother|father|student|worker|refugee|escapee|daughter|son|brother"
    r"|sister|farmer|soldier|North Korean|Korean|Chinese),? ){0,3}"
    rf"(?P<name>{_NAME})"
)
_INITIAL_AGE = re.compile(r"(?<![\w./-])[A-Z]\.?(?: ?\((?:aged? )?\d{2}\)|, (?:aged )?\d{2}(?=,))")

_PEOPLE = list_words(
    """
    man woman boy girl person child mother father daughter son sister brother wife husband aunt uncle baby
    infant refugee escapee survivor victim witness detainee prisoner student worker soldier farmer teacher
    doctor missionary pastor broker guide helper activist smuggler trafficker relative neighbour neighbor friend
    resident villager teenager youth one another someone somebody people korean koreans chinese
    """
)
_THINGS = list_words(
    """
    law laws act bill bills campaign campaigns operation operations wave waves crackdown crackdowns ship vessel
    boat freighter barge trawler camp prison group groups organisation organization charity party church mission
    school village town city county river mountain programme program project film book song newspaper site
    website report resolution treaty agreement storm typhoon station hotel restaurant company base unit bureau
    department was were is are be been being
    """
)
_NO_PERSON = list_words(
    """
    north south east west northern southern eastern western korea korean koreans china chinese beijing pyongyang
    seoul russia russian russians lao laos laotian thai thailand vietnam vietnamese viet mongolia mongolian
    japan japanese america american americans un us uk eu ngo united special ambassador minister president
    secretary envoy rapporteur operation strike amnesty human camp unit bureau section article part article
    kunming shenyang yanji dandong tumen sinuiju european asian joseonjok chosonjok catholic christian
    protestant
    """
)
# Words of several that are no person, though a family name is among them; and rulers, who are named with their age.
_PHRASES = ("viet nam", "hong kong", "kim il sung", "kim jong il", "kim jong un")
_WORD_BEFORE = re.compile(r"(?P<word>[\w-]+)(?: who (?:is|was))?(?: only)?,? ?\Z")
_FIRST_WORD = re.compile(r"[ '-]")
_INSTITUTIONS = list_words(
    """
    university county school square station prison bridge street road district city airport hospital mountain
    river institute stadium province port village town
    """
)
_LETTERED = list_words(
    """
    group team article annex appendix section part table figure category class plan camp room unit block hall
    line type grade level exhibit item option point version schedule vitamin hepatitis
    """
)


def find_english_names(text: str) -> Iterator[Span]:
    """Spans of personal names that English text marks as such.

    1. After Mr, Mrs, Ms, Miss, Rev and their like: any name or initial. After Pastor, Missionary, Uncle and their
       like: a name with a Korean or Chinese family name.
    2. After "surnamed", "identified as", "real name", "alias", "whose name is" and their like: any name or initial
       that is no country, nationality or office.
    3. After "named": the same, unless a thing is named (a law, a ship, a wave) or something is named as a thing.
    4. After "called" and "known as": only if a person stands before it, or a family name begins what follows.
    5. "Initials" with a letter.
    6. A family name, alone or with others, and an age: Kim (34); Kim Song-il, 34; 34-year-old Kim. A count, a day of
       the month and the name of a place or of an institution beside a number are none.
    7. A single letter and an age: A (34), unless it is a group, an annex or the like.
    8. A name without any of these marks is left alone: officials are named so.
    """
    for hit in _HONORIFIC.finditer(text):
        yield hit.span()
    for hit in _KIN_OR_CLERGY.finditer(text):
        if _has_surname(hit["name"]):
            yield hit.span()
    for hit in _STRONG.finditer(text) if holds_any(text, _STRONG_WORDS) else ():
        if not _is_no_person(hit["name"]):
            yield hit.span()
    for hit in _NAMED.finditer(text):
        if _names_person(hit["name"], _read_word_before(text, hit.start()), text[hit.end() :][:4]):
            yield hit.span()
    for hit in _CALLED.finditer(text):
        person = _read_word_before(text, hit.start()) in _PEOPLE
        if (person or _has_surname(hit["name"]) or len(hit["name"].strip(".")) == 1) and not _is_no_person(hit["name"]):
            yield hit.span()
    for hit in _INITIALS.finditer(text):
        yield hit.span()
    for pattern in (_AGE_AFTER, _AGE_BEFORE):
        for hit in pattern.finditer(text):
            if _has_surname(hit["name"]):
                yield hit.span()
    for hit in _INITIAL_AGE.finditer(text):
        if _read_word_before(text, hit.start()) not in _LETTERED:
            yield hit.span()


def _has_surname(name: str) -> bool:
    words = name.lower().split()
    if words[-1] in _INSTITUTIONS or " ".join(words).replace("-", " ").startswith(_PHRASES):
        return False
    return any(word in ROMAN for word in words)


def _is_no_person(name: str) -> bool:
    return _FIRST_WORD.split(name.lower(), maxsplit=1)[0] in _NO_PERSON


def _read_word_before(text: str, place: int) -> str:
    words = _WORD_BEFORE.search(text[max(0, place - 40) : place])
    return words["word"].lower() if words else ""


def _names_person(name: str, before: str, after: str) -> bool:
    if _has_surname(name):
        return True
    return not (_is_no_person(name) or before in _THINGS or after == " as ")
