"""Personal names marked by an honorific, a formula or an age, in folded Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.safety.words import HAN_AMBIGUOUS, HAN_SURE, list_words

Span = tuple[int, int]

_HAN = r"[一-鿿]"
_ALL = f"[{HAN_SURE}{HAN_AMBIGUOUS}]"
_SURE = f"[{HAN_SURE}]"
# A family name where a name can begin: anywhere for the sure ones, at the start of a phrase for the others.
_BEGIN = rf"(?:(?<![俄暹]){_SURE}|(?<!{_HAN})[{HAN_AMBIGUOUS}])"
_FREE = rf"(?:(?<!{_HAN})|(?<=[的名是叫人子和与及跟向对由被将把]))"
_PERSON = r"(?:人|男|女|脱|逃|难|朝|北|青|少|孩|老|妇|中年|蛇头|牧|传教|母|父|妻|丈|姑|小|韩|掮|向导)"
_END = rf"(?=的{_PERSON}|[\"',.;:()、。！？\s]|$|在|于|被|说|称|和|与|及|向)"

_SHI = re.compile(rf"{_BEGIN}[^摄华姓族{HAN_AMBIGUOUS}\W\d_]{{0,2}}(?<![姓华摄])氏(?![族度])")
_XING = re.compile(
    rf"(?<![百贵同万种改复])姓{_ALL}(?![名氏兴])"
    rf"|(?<!百){_ALL}姓(?=男|女|人|脱|难|老|青|少|夫|母|父|妇|儿|牧|传|蛇|中介|中国|中年|朝|同|学生|孕|逃|一家|居民|掮)"
)
_TOLD = re.compile(
    rf"(?:名叫|名字叫|名字是|姓名:|姓名是|姓名为|真名|本名|原名|化名|自称|叫做|叫作|名为|名唤)(?:是|叫|为|:)?[\"'“]?"
    rf"(?P<name>[小老阿]{_ALL}|{_ALL}{_HAN}{{1,2}}|{_ALL}某|[A-Z][A-Za-z .-]{{0,30}}){_END}"
    rf"|(?:名叫|化名|名为|叫做|叫作){_HAN}{{1,4}}(?:·{_HAN}{{1,6}})?的(?:人|男|女|脱北|难民|朝鲜|青年|少年|少女|孩|妇|蛇头|牧师)"
    rf"|(?<![名大喊惨呼])叫(?P<called>{_ALL}{_HAN}{{1,2}}|[小老阿]{_ALL})的{_PERSON}"
)
_MOU = re.compile(
    rf"(?:(?<![A-Za-z])[A-Z]|{_SURE}|(?<!{_HAN})[{HAN_AMBIGUOUS}])某(?![地日处国市县省村镇些种年月天段部局单机组媒领使公酒边口监拘收派家次时条座所学医军警工])"
)
_VEILED = re.compile(rf"{_FREE}{_SURE}(?:[×*○◯□]{{1,2}}|〇{{2}}|XX?|{_HAN}[×*○◯□])(?![A-Za-z])")
_TITLE = re.compile(
    rf"(?P<name>{_BEGIN}{_HAN}{{0,2}}?)(?:先生|女士|小姐|太太|大妈|大娘|大叔|奶奶|阿姨|老人家|牧师|传教士)"
)
_AGE = r"(?:现年|时年|年仅|当时|今年)?\d{1,2}"
_AGE_AFTER = re.compile(
    rf"{_FREE}(?P<name>{_SURE}{_HAN}{{1,2}}|[小老阿]{_SURE}(?=\())"
    rf"(?: ?\((?:(?:化名|男|女)[,、 ]*)*{_AGE} ?岁?(?:[,、 ]*(?:化名|男|女))*\)|\(化名\)"
    rf"|[,、]? ?(?:[男女][,、]? ?)?{_AGE} ?岁)"
)
_AGE_BEFORE = re.compile(
    rf"\d{{1,2}}岁的(?:朝鲜|北韩|脱北)?(?:男子|女子|女性|男性|青年|姑娘|少年|少女|男孩|女孩|母亲|学生)?"
    rf"(?P<name>{_SURE}{_HAN}{{1,2}}?)(?=[,、。()]|$|在|于|被|说|称|和|与|及|向|的|某)"
)

_NO_PERSON = tuple(
    list_words(
        """
        韩国 韓國 韩裔 韩籍 韩方 韩人 周边 周围 周日 唐人 孙女 孙子 孫女 孫子 金边 金邊 金额 金钱 金属 金策 金正淑
        金亨稷 黄海 黃海 黄金 张家口 钟头 许多 曾经 程度 康复 金日成 金正日 金正恩 杜绝 董事 丁香 孔子 权利 权力 罗马
        王国 宋朝
        """
    )
)


def find_chinese_names(text: str) -> Iterator[Span]:
    """Spans of personal names that Chinese text marks as such.

    1. A family name, with or without a given name, before 氏; 摄氏, 华氏, 姓氏, 无名氏 are none.
    2. 姓 before a family name, or after one and before a person (金姓女子); 百姓 and 姓名 are none.
    3. 名叫, 化名, 自称, 姓名: and their like before a name; 叫 only as 叫…的 with a person; a campaign, law or ship is
       none, and neither are 叫停, 叫做 before a thing.
    4. A family name and 某 (金某, 李某某); 某 before a place, a day or an institution is none.
    5. A family name and signs in place of the given name: 金××.
    6. A name before 先生, 女士, 小姐, 牧师, 奶奶.
    7. A full name and an age or "(化名)": 金英姬（34岁）, 34岁的金英姬; places and words of kinship are none.
    """
    for pattern in (_SHI, _XING, _MOU, _VEILED):
        for hit in pattern.finditer(text):
            yield hit.span()
    for pattern in (_TOLD, _TITLE, _AGE_AFTER, _AGE_BEFORE):
        for hit in pattern.finditer(text):
            named = hit["name"] or (hit["called"] if "called" in pattern.groupindex else None) or ""
            if not named.startswith(_NO_PERSON):
                yield hit.span()
