"""Personal names marked by an honorific, a formula or an age, in folded Korean text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.safety.words import HANGUL_ALL, HANGUL_COMMON, HANGUL_WITH_MO, list_words

Span = tuple[int, int]

_EDGE = r"(?<![가-힣])"
_SIGN = r"[○◯〇□△×*]"
_PARTICLE = (
    r"(?=(?:은|는|이|가|의|을|를|과|와|도|에게|에게서|에|만|등|및|측|처럼|까지|부터|으로|로|이라|이었|이며|이고|입니다"
    r"|가족|일가|남매|형제|자매|부부)?(?![가-힣]))"
)
# An office of the army, a unit, a county follows: 군 is no young man.
_NO_ARMY = (
    r"(?! ?(?:장교|당국|관계|간부|병사|부대|소식통|병원|지휘|고위|사령|검찰|보위|수용|출신|경찰|정보|기관|복무|내부"
    r"|전역|인민|단위|소재))"
)

_SSI = re.compile(
    rf"{_EDGE}(?P<name>[{HANGUL_ALL}][가-힣]{{0,3}}(?: 모)?)(?: ?\([^()]{{1,12}}\))? ?씨(?![앗족름알실뿌돼])"
    rf"|{_EDGE}[{HANGUL_ALL}] ?아무개|(?<![A-Za-z])(?:[A-Z]\.?|[ᄀ-ᄒ]|{_SIGN}{{1,3}}) ?씨(?![앗족름알실뿌돼])"
)
_YOUNG = re.compile(
    rf"{_EDGE}(?!이 모양)[{HANGUL_ALL}] ?모 ?(?:군|양){_PARTICLE}"
    rf"|{_EDGE}(?:(?P<name>[{HANGUL_ALL}][가-힣]{{2}})|(?P<spaced>[{HANGUL_COMMON}][가-힣]{{0,2}}) )"
    rf"(?P<title>군|양){_NO_ARMY}{_PARTICLE}"
    rf"|{_EDGE}[김박최윤권허임](?:군|양){_PARTICLE}|{_EDGE}(?:이군|정군|강양|홍양|류군|류양){_PARTICLE}"
    rf"|(?<![A-Za-z])(?:[A-Z]\.?|[ᄀ-ᄒ]) ?(?:군|양){_NO_ARMY}{_PARTICLE}"
)
_MO = re.compile(
    rf"{_EDGE}(?:[{HANGUL_WITH_MO}]모(?:(?=[ (,.·]|$)|{_PARTICLE})"
    rf"|[{HANGUL_ALL}] ?모 ?(?:\(\d|여인|할머니|할아버지|목사|선교사|여성|남성|부부|가족|\d{{1,2}}(?:세|살)))"
)
_VEILED = re.compile(rf"{_EDGE}[{HANGUL_COMMON}] ?(?:{_SIGN}{{2,3}}|[○◯]|OO|XX|[가-힣][○◯×*])(?![A-Za-z])")
_CLERGY = re.compile(
    rf"{_EDGE}(?P<name>[{HANGUL_COMMON}](?:[가-힣]{{2}})?) ?"
    rf"(?:목사|선교사|전도사|집사|장로|권사|할머니|할아버지|여인){_PARTICLE}"
)

_NAME = rf"[{HANGUL_COMMON}][가-힣]{{1,2}}"
_WHO = r"(?:남|여|남성|여성|가명|본명)"
_AGE_AFTER = re.compile(
    rf"{_EDGE}(?P<name>{_NAME}) ?"
    rf"(?:\((?:{_WHO}[,· ]*)*(?:당시 ?)?\d{{1,2}} ?(?:세|살)?(?:[,· ]*{_WHO})*\)|\((?:{_WHO}[,· ]*)*{_WHO}\)"
    rf"|,? ?\d{{1,2}} ?(?:세|살)(?![가-힣]{{2}}))"
)
_AGE_BEFORE = re.compile(
    rf"\d{{1,2}} ?(?:세|살)(?:의|인|난|짜리|된)? (?P<name>[김이박최윤임권허홍황송류오정강장][가-힣]{{2}}){_PARTICLE}"
)
_TOLD = re.compile(
    rf"{_EDGE}(?:이름|성명|본명|실명|가명)(?:은|이|:| :)? ?[\"']?(?P<name>{_NAME})"
    r"(?:이다|다|이며|이고|이라|라고|라는|인|으로|로|씨|이었|였|[\"',.)]|$)"
    rf"|{_EDGE}성(?:은|이) [\"']?[{HANGUL_COMMON}](?:씨|이다|이고|이라|인|가|[\"',.]|$)"
    rf"|{_EDGE}(?P<called>{_NAME}?) ?(?:이라는|라는|이란|란|이라고|라고) "
    r"(?:이름|불리|불린|알려진|하는 (?:여|남|사람|탈북|청년|소년|소녀))"
)

_PARTICLES = tuple("은는이가의을를과와도로")
# Words that begin with the syllable of a family name and are none.
_SEEDS = list_words(
    """
    마음 성 옥수수 배추 고추 오이 유채 한글 손글 우리말 양파 나무
    """
)
_WORDS = list_words(
    """
    이들 이중 이상 이하 이후 이전 이날 이른 이내 이주민 이혼녀 조선 조선족 조선인 한국 한국인 한인 한족 한명
    한때 한쪽 서울 서양 서부 서방 신의주 신의 강계 강원 강원도 고양 고아 고령 고령자 고위 안도 안산 안팎 심양
    장백 장춘 장강 장기 장교 장남 장녀 장정 남성 남자 남녀 남편 남매 남한 남은 남부 남아 남학생 남자아 오후 오전
    오빠 손자 손녀 유아 유족 유학생 유엔 임산부 임신부 임부 임시 정부 정도 정도의 정도로 정도가 정해진 정식
    정확히 정규 전체 전원 전부 전직 전후 전도사 황해 양강 양강도 배우자 백두산 백산 백명 문산 허가 신생아 신도
    신자 신임 조카 조직원 조장 조사 조국 조금 주둔 한정된 배급 이런 이만한 이런저 최대 최소 최근 최고 최초
    최연소 최고령 최종 임신 홍콩 오누이 정치범 강제 송환 박사 고등 고교생 유일 전국 김일성 김정일 김정은 김책
    이모 고모 손주 한미연 이라크 이란 유소년 신병 장병 황군 백인 흑인 안전 권력 문제 류경
    """
)
_ARMIES = list_words(
    """
    한국 정부 소련 남한 조선 연합 반란 라오스 이라크 나토 미얀마 고구려 주한미 주일미 반정부 국민당 국방 해방
    혁명 독립 지원 점령 주둔 현지 지역 지방 여러 현재 전체 전직 현역 신임 국가 진압 우방 국제 김정숙 김형직
    김형권 이 한 전 조국해
    """
)
_AMOUNTS = list_words(
    """
    남은 정해진 한정된 정한 줄어든 배급 이런 이만한 강수 유입 남태평 인도 강제입 국제입 주심 주선 재선 중국선
    소선 전해 남 서 안 정확한 한 방대한 상당한 어마어 막대한 일정한 적은 전체 하루 인체
    """
)


def find_korean_names(text: str) -> Iterator[Span]:
    """Spans of personal names that Korean text marks as such.

    1. A family name with or without a given name, an initial or a veiled name before 씨; seeds and words that end
       in 씨 (날씨, 솜씨, 마음씨) are none.
    2. The same before 군 and 양 in the sense of young man and woman; armies (인민군, 한국군, 한 군 장교), counties
       (회령군, 김정숙군), cities (선양, 고양) and amounts (남은 양) are none. "이 양", "이 군" are taken for a name.
    3. A family name and 모 (김모, 이 모 여인); the words 이모, 고모, 조모, 장모 only with an age or a title.
    4. A family name and 아무개 or signs in place of the given name: 김○○, 박OO.
    5. A family name or full name before 목사, 선교사, 집사, 할머니, 여인; "한 선교사" (a missionary) is none.
    6. A full name and an age or "(가명)": 김철수(34), 34세 김철수; a kind of person or a place beside a figure is none.
    7. 이름은, 성명, 본명, 가명 and 성은 before a name; a name before 라는 이름, 라고 불리는.
    """
    for hit in _SSI.finditer(text):
        if hit["name"] is None or (hit["name"] not in _SEEDS and hit["name"] not in _WORDS):
            yield hit.span()
    for hit in _YOUNG.finditer(text):
        name = hit["name"] or hit["spaced"]
        if name is None or not _is_other_word(name, hit["title"]):
            yield hit.span()
    for pattern in (_MO, _VEILED):
        for hit in pattern.finditer(text):
            yield hit.span()
    for pattern in (_CLERGY, _AGE_AFTER, _AGE_BEFORE, _TOLD):
        for hit in pattern.finditer(text):
            names = hit.groupdict()
            if not _is_word(names["name"] or names.get("called") or ""):
                yield hit.span()


def _is_other_word(name: str, title: str) -> bool:
    return name in (_ARMIES if title == "군" else _AMOUNTS) or name in _WORDS


def _is_word(name: str) -> bool:
    # "한 선교사" is a missionary, "고아와" orphans and.
    bare = name[:-1] if name.endswith(_PARTICLES) else name
    return name in {"한", "이", "전"} or name in _WORDS or bare in _WORDS
