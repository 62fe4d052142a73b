"""Lists of words: family names that make a word read as a person's name beside an age, an honorific or 씨.

Common Korean and Chinese ones, in three scripts. Sorted into names that stand for a person wherever such a mark
follows, and names that are also a word, a syllable of a place or of an office.
"""

from collections.abc import Iterable


def list_words(text: str) -> frozenset[str]:
    """The words of a text, set apart by blanks or line ends."""
    return frozenset(text.split())


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words, given in small letters, stands anywhere in the text. Saves asking slow patterns."""
    small = text.lower()
    return any(word in small for word in words)


ROMAN = list_words(
    """
    kim lee ri rhee yi pak park choe choi jong jung jeong chong chung kang gang cho jo yun yoon jang chang rim
    lim han oh seo suh sin shin kwon gwon hwang ahn song ryu ryoo yoo hong jon jeon chon ko koh mun moon sohn
    pae bae paek baek hur huh heo sim shim noh roh koo joo woo min jin uhm chae pang bang kong hyon hyun ham yom
    yeom pyon byun choo sok kil gil pyo myong piao cui quan wang zhang liu chen yang huang zhao wu zhou xu zhu
    gao lin guo luo liang zheng xie tang deng feng cao zeng peng xiao tian pan yuan jiang nguyen tran pham
    """
)

# Korean syllables. COMMON ones are enough beside an age; beside 씨 any of ALL is.
HANGUL_COMMON = "김이박최정강조윤장임한오서신권황안송류유홍고문양손배백허남심전"
HANGUL_ALL = (
    HANGUL_COMMON + "노로하곽성차주우구라나민진지엄원채천방공현함변염여추도소석선설마길연위표명기반왕"
    "금옥육인맹제모탁국어은편용리림량렬"
)
# Those of which "surname + 모" is no other word (이모 aunt, 고모 aunt, 조모 grandmother, 장모 mother-in-law).
HANGUL_WITH_MO = "김박최윤임권허홍황송오강정문손남심류"

# Chinese characters. Those in SURE read as a name wherever a mark follows; the others only at the start of a phrase.
HAN_SURE = (
    "金李朴崔郑鄭张張赵趙王刘劉陈陳杨楊黄黃吴吳周徐孙孫朱郭罗羅梁宋谢謝韩韓唐冯馮"
    "董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛阎閻潘杜戴钟鍾姜范姚谭譚廖邹鄒熊孔崔康邱秦侯孟尹廉权權裴卞玄禹"
)
HAN_AMBIGUOUS = "林高何马馬叶葉任安南全江文石白龙龍万萬方汪夏田池武常明申咸吉元史太"
