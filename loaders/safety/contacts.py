"""Phone numbers and e-mail addresses in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.safety.runs import find_in_runs
from loaders.safety.words import holds_any, list_words

Span = tuple[int, int]

_GAP = r"(?: ?- ?|[ .])"
_YEAR = r"(?:19|20)\d\d"
# Where a number may begin: not inside another number, a decimal fraction or a date.
_EDGE = r"(?<!\d)(?<!\d[.,:/-])"

_NUMBERS = tuple(
    re.compile(pattern)
    for pattern in (
        # 1. International, with plus sign or 00.
        r"(?<![0-9A-Za-z+.])\+ ?\(?[1-9](?:[ ()./-]{0,3}\d){8,14}(?!\d)",
        _EDGE + r"00[ -]?(?:82|8[1456]|85[056]|66|95|976|7|1|4[49])(?:[ ()./-]{0,2}\d){7,12}(?!\d)",
        _EDGE + r"82[ .-]?0?1[016-9][ .-]?\d{3,4}[ .-]?\d{4}(?!\d)",
        _EDGE + r"86[ .-]?1[3-9]\d[ .-]?\d{4}[ .-]?\d{4}(?!\d)",
        _EDGE + r"85[06][ .-]\d{1,3}[ .-]\d{3,4}[ .-]?\d{3,4}(?!\d)",
        # 2. Chinese mobile numbers.
        _EDGE + rf"1[3-9]\d(?P<gap>{_GAP}?)\d{{4}}(?P=gap)\d{{4}}(?![\d]|[.,]\d)",
        _EDGE + r"1[3-9](?:\d-\d{8}|\d{5}-\d{4}|\d-\d{3}-\d{5}|\d \d{3} \d{5})(?!\d)",
        # 3. Numbers with a leading zero: area codes and mobiles of Korea, China, Thailand, Laos, Vietnam, Mongolia.
        rf"{_EDGE}(?!0[1-9][-. /]{_YEAR} ?[-. ] ?{_YEAR})\(?0\d{{1,3}}\)?(?: ?- ?|[ .]|(?<=\)))"
        rf"\d{{3,4}}{_GAP}\d{{4}}(?!\d)",
        _EDGE + r"\(?0\d{2,3}(?:\) ?|-)\d{7,8}(?!\d)",
        _EDGE + r"0\d{3} \d{7,8}(?!\d)",
        _EDGE + r"0\d{2,3}([ .-])\d{3}\1\d{3}(?!\d)",
        _EDGE + r"(?<!ISBN )(?<!ISBN: )(?<!ISBN)0(?:1[016-9]\d{7}|\d{9,10})(?!\w)",
        # 4. Three, three, four digits: North Korean mobiles, North American numbers.
        _EDGE + r"(?<![A-Za-z_])[1-9]\d\d([-.])\d{3}\1\d{4}(?!-?\d)",
        r"(?<!\d)\([2-9]\d\d\) ?[2-9]\d\d[- .]\d{4}(?!\d)",
    )
)
# 5. A run of Chinese numerals without place values; a Korean mobile spelled out.
_SPELLED = re.compile(r"[〇零一二三四五六七八九]{7,}|공일[공일육칠팔구](?:[ -]?[공영일이삼사오육륙칠팔구]){7,8}")

# 6. A number marked as one.
_MARKED = re.compile(
    r"(?<![a-z])(?:tel(?:ephone)?|(?:mobile |cell ?|tele)?phones?|mobile|fax|hotline|whatsapp|wechat|qq|viber|telegram"
    r"|전화|휴대폰|휴대전화|손전화|핸드폰|연락처|팩스|위챗|카카오톡|카톡"
    r"|电话|電話|手机|手機|微信|传真|热线|联系方式)"
    r"(?P<mark>[ ]?(?:\(?(?:numbers?|no|nr|num|id|번호|号码|號碼|号|號|is|was|是|为|는|은|:|=|#|\.)\)?[ ]?){0,4})"
    r"(?P<number>\+?\(?\d(?:[ ().-]{0,2}\d){4,14})",
    re.IGNORECASE,
)
_MARKS = list_words(
    """
    tel phone mobile fax hotline whatsapp wechat qq viber 전화 휴대폰 핸드폰 연락처 팩스 위챗 카카오톡 카톡
    电话 電話 手机 手機 微信 传真 热线 联系方式
    """
)
_DATE_LIKE = re.compile(rf"{_YEAR} ?(?:[-./~] ?\d|$)|\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}")

# An account of a messenger: a name with a digit or an underscore, marked as one.
_ACCOUNT = re.compile(
    r"(?<![a-z])(?:wechat|weixin|kakao(?:talk)?|telegram|skype|viber|위챗|카카오톡|카톡|텔레그램|微信)"
    r"(?: ?(?:id|account|아이디|계정|号|號|帐号|账号)[ :=]{1,3}| ?: ?)@?(?=[a-z.-]{1,30}[\d_])[a-z][\w.-]{4,30}",
    re.IGNORECASE,
)

# A link that calls.
_CALL = re.compile(
    r"(?<![a-z])(?:(?:tel|sms|callto):/{0,2}[+(]?\d|(?:whatsapp|viber|skype|weixin|kakaotalk):/{0,2}\w"
    r"|wa\.me/\+?\d)[\w+().-]{0,40}",
    re.IGNORECASE,
)

_REACH_WORDS = list_words(": wa.me id account 아이디 계정 号 號")

_DOMAIN = r"(?:[^\W_][\w-]{0,62}\.){1,5}[^\W\d_]{2,24}"
_ADDRESS = re.compile(rf"(?<=[\w.+%-])(?:@|%40)(?P<domain>{_DOMAIN})|(?<=\w) @ {_DOMAIN}", re.IGNORECASE)
_SOFT_DOT = r"(?:(?<=[a-z0-9])[点點점](?=[a-z])| ?[\[({<] ?(?:dot|닷|점|点|\.) ?[\])}>] ?| (?:dot|닷|점|点) |\.)"
_SOFT_DOMAIN = rf"[a-z0-9][a-z0-9-]{{0,62}}(?:{_SOFT_DOT}[a-z0-9][a-z0-9-]{{0,62}}){{0,4}}{_SOFT_DOT}[a-z]{{2,24}}"
_DISGUISED = re.compile(
    rf"(?<=\w) ?(?:[\[({{<] ?(?:at|@|골뱅이|앳|艾特) ?[\])}}>]|골뱅이|艾特) ?{_SOFT_DOMAIN}"
    rf"|(?<=\w)[\[(]a[\])]{_SOFT_DOMAIN}"
    rf"|(?<=\w) at [^\W_][\w-]{{0,62}} (?:dot|\(dot\)|\[dot\]) [^\W\d_]{{2,24}}"
    r"|(?<=\w) at (?:gmail|naver|daum|hanmail|nate|kakao|qq|163|126|sina|foxmail|yahoo|hotmail|outlook|icloud"
    r"|proton(?:mail)?|tutanota)\.[a-z.]{2,8}\b",
    re.IGNORECASE,
)
_MAIL_LINK = re.compile(r"(?<![a-z])mailto:[^\s,;]{0,80}", re.IGNORECASE)
# A picture named "logo@2x.png" is no address.
_FILE_ENDINGS = list_words(
    """
    png jpg jpeg gif webp svg avif html htm php asp aspx jsp pdf js css json xml
    """
)


def find_phone_numbers(text: str) -> Iterator[Span]:
    """Spans of phone numbers.

    1. A plus sign or 00 and 9 to 15 digits; the codes of Korea, China, Laos and North Korea also without them.
    2. Chinese mobiles: 11 digits that begin with 13 to 19, in one piece or in the usual groups.
    3. Numbers with a leading zero, in the groups of the region or as 10 or 11 digits in one piece (no ISBN).
    4. Groups of three, three and four digits.
    5. Seven or more Chinese numerals in a row; a Korean mobile spelled out.
    6. Five or more digits marked as a number to call or to write to; seven where nothing stands between.
    7. Dates, spans of years, figures with thousands separators and plain figures are no phone numbers.
    """
    yield from find_in_runs(text, _NUMBERS)
    for hit in _SPELLED.finditer(text):
        yield hit.span()
    for hit in _MARKED.finditer(text) if holds_any(text, _MARKS) else ():
        digits = sum(sign.isdigit() for sign in hit["number"])
        least = 5 if hit["mark"].strip(" .") else 7
        if digits >= least and not _DATE_LIKE.match(hit["number"]):
            yield hit.span()


def find_calling_links(text: str) -> Iterator[Span]:
    """Spans of links and accounts that reach a person like a phone number does.

    1. tel:, sms: and the links of messengers.
    2. An account of a messenger, marked as one and with a digit or an underscore in it.
    """
    for pattern in (_CALL, _ACCOUNT) if holds_any(text, _REACH_WORDS) else ():
        for hit in pattern.finditer(text):
            yield hit.span()


def find_email_addresses(text: str) -> Iterator[Span]:
    """Spans of e-mail addresses.

    1. Letters, digits or signs, "@" (or %40) and a domain, in any script; "@" may stand between two blanks.
    2. The same with "@" or the dots disguised: (at), [at], 골뱅이, 艾特, (dot), 점, 点; a bare "at" only before
       a spelled-out dot or a known mail host.
    3. mailto: links.
    4. A handle (@name) and a file name (logo@2x.png) are no addresses.
    """
    for hit in _ADDRESS.finditer(text):
        domain = hit["domain"]
        if domain is None or domain.rpartition(".")[2].lower() not in _FILE_ENDINGS:
            yield _with_local_part(text, hit)
    for hit in _DISGUISED.finditer(text):
        yield _with_local_part(text, hit)
    for hit in _MAIL_LINK.finditer(text):
        yield hit.span()


def _with_local_part(text: str, hit: re.Match[str]) -> Span:
    start = hit.start()
    while start > 0 and hit.start() - start < 64 and (text[start - 1].isalnum() or text[start - 1] in "._+%-"):
        start -= 1
    return start, hit.end()
