"""What the sentence above a page says under some filters: the address, then each language, a column each.

A filter's sentence is asserted in every language that has a column here.
"""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = ("en", "ko", "zh-Hans")
"""The languages of the columns after the address, in their order."""

GROUPS = "groups known one by one and mass returns"
PEOPLE = "people who fled, and prisoners of war with their kin"
ALL_COUNTRIES = "authorities of all countries"

SENTENCES: Final[tuple[tuple[str, str, str, str], ...]] = (
    (
        "",
        "Shown: groups known one by one and mass returns; people who fled, and prisoners of war with their kin; "
        "authorities of all countries; all years.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 모든 연도.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；所有年份。",
    ),
    (
        "from=2012-02&to=2012-02",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; February 2012.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 2012년 2월.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；2012年2月。",
    ),
    (
        "from=2017-07&to=2017-11-04",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; from July 2017 to 4 November 2017.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 2017년 7월부터 2017년 11월 4일까지.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；自2017年7月至2017年11月4日。",
    ),
    (
        "from=2023-08-27",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; from 27 August 2023 on.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 2023년 8월 27일부터.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；自2023年8月27日起。",
    ),
    (
        "to=1999",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; until 1999.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 1999년까지.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；截至1999年。",
    ),
    (
        "from=2012-02-03/2012-03-08&to=2012~",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; from 3 February 2012 to 31 December 2012.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 2012년 2월 3일부터 2012년 12월 31일까지.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；自2012年2月3日至2012年12月31日。",
    ),
    (
        "country=CN",
        f"Shown: {GROUPS}; {PEOPLE}; authorities of China; all years.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 중국 당국; 모든 연도.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；中国的当局；所有年份。",
    ),
    (
        "country=TH&country=LA&country=VN",
        f"Shown: {GROUPS}; {PEOPLE}; authorities of Thailand, Laos or Vietnam; all years.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 태국, 라오스 또는 베트남 당국; 모든 연도.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；泰国、老挝或越南的当局；所有年份。",
    ),
    (
        "place=cn-shenyang",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; events in Shenyang; all years.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 장소: 선양; 모든 연도.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；发生在沈阳的事件；所有年份。",
    ),
    (
        "place=cn-ln&place=cn-jl&from=2023-10-09&to=2023-10-09",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; events in Liaoning or Jilin; 9 October 2023.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 장소: 랴오닝성 또는 지린성; 2023년 10월 9일.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；发生在辽宁省或吉林省的事件；2023年10月9日。",
    ),
    (
        # A country and its one town have the same name.
        "place=sg-singapore",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; events in Singapore (city); all years.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 장소: 싱가포르(도시); 모든 연도.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；发生在新加坡（城市）的事件；所有年份。",
    ),
    (
        "crackdown=2002-embassy-clampdown",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; the crackdown “Clampdown after the first embassy entries, 2002”; "
        "all years.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 단속 “2002년 첫 대사관 진입 이후의 단속”; 모든 연도.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；打击行动“首批人员进入使馆后的管控收紧（2002年）”；所有年份。",
    ),
    (
        "crackdown=2017-summer-autumn&crackdown=2009-national-day",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; the crackdowns “Summer and autumn 2017 crackdown” or “Nationwide "
        "checks before the 60th anniversary of the People's Republic”; all years.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 단속 “2017년 여름과 가을의 단속” 또는 “중화인민공화국 수립 60주년을 앞둔 전국 검문”; 모든 연도.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；打击行动“2017年夏秋两季的打击行动”或“中华人民共和国成立60周年前的全国性检查”；所有年份。",
    ),
    (
        "kind=group&kind=mass&kind=aggregate&population=dispatched_workers&population=fishermen",
        "Shown: groups known one by one, mass returns and totals over unknown groups; state-dispatched workers and "
        f"fishermen; {ALL_COUNTRIES}; all years.",
        "표시 범위: 개별로 파악된 일행, 대규모 북송 및 일행별 구분 없는 총계; 북한이 파견한 노동자 및 어민; 모든 국가의 당국; 모든 연도.",
        "所示范围：逐一查明的群体、大规模遣返和不明群体合计；国家外派劳工和渔民；所有国家的当局；所有年份。",
    ),
    (
        "kind=any&population=any",
        f"Shown: cases of every kind; people of every group; {ALL_COUNTRIES}; all years.",
        "표시 범위: 모든 종류의 사례; 모든 대상자; 모든 국가의 당국; 모든 연도.",
        "所示范围：各类案件；各类人群；所有国家的当局；所有年份。",
    ),
    (
        "verification=confirmed&verification=corroborated",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; cases that are confirmed or corroborated; all years.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 확인 정도: 확인됨 또는 교차 확인됨; 모든 연도.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；查证程度为已证实或多方印证的案件；所有年份。",
    ),
    (
        "outcome=no_news",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; outcome for at least one person, certain or possible: no news; "
        "all years.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 적어도 한 명의 이후 상황(확실하거나 가능성 있는 경우): 소식 없음; 모든 연도.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；至少一人后来的情况（确定或可能）：再无音讯；所有年份。",
    ),
    (
        "outcome=returned&outcome=punished&outcome=dead&who=minors",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; cases known to include minors; outcome for at least one person, "
        "certain or possible: returned, punished after return or dead; all years.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 미성년자 포함이 알려진 사례; 적어도 한 명의 이후 상황(확실하거나 가능성 있는 경우): 북송, 북송 후 처벌 또는 사망; 모든 연도.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；已知其中有未成年人的案件；至少一人后来的情况（确定或可能）：被遣返、被遣返后受惩罚或死亡；所有年份。",
    ),
    (
        "who=women&who=men&lens=family",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; cases known to include women or men; all years; arrests and "
        "returns only as missionaries and families give them.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 여성 또는 남성 포함이 알려진 사례; 모든 연도; 체포와 북송 인원은 선교사와 가족 쪽 수치만 반영.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；已知其中有女性或男性的案件；所有年份；逮捕和遣返人数仅采用传教士和家属的说法。",
    ),
    (
        "lens=state&country=RU",
        f"Shown: {GROUPS}; {PEOPLE}; authorities of Russia; all years; arrests and returns only as states, parliaments "
        "and intergovernmental bodies give them.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 러시아 당국; 모든 연도; 체포와 북송 인원은 정부 당국, 의회, 정부간 기구 쪽 수치만 반영.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；俄罗斯的当局；所有年份；逮捕和遣返人数仅采用各国政府、议会和政府间机构的说法。",
    ),
    (
        "q=  kunming   선양 ",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; every word of “kunming 선양” in the case’s texts, places, claimants or sources; all "
        "years.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 사례의 글·장소·주장한 쪽·출처에 “kunming 선양”의 모든 낱말이 있음; 모든 연도.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；案件的文字、地点、提出者或来源中包含“kunming 선양”的每一个词；所有年份。",
    ),
    (
        "q=![x](y)&lens=unnamed",
        f"Shown: {GROUPS}; {PEOPLE}; {ALL_COUNTRIES}; every word of “![x](y)” in the case’s texts, places, claimants or sources; all "
        "years; arrests and returns only as unnamed sources give them.",
        "표시 범위: 개별로 파악된 일행과 대규모 북송; 탈북민, 국군포로와 그 가족; 모든 국가의 당국; 사례의 글·장소·주장한 쪽·출처에 “![x](y)”의 모든 낱말이 있음; 모든 연도; 체포와 북송 인원은 익명 소식통 쪽 수치만 반영.",
        "所示范围：逐一查明的群体和大规模遣返；脱北者、韩军战俘及其亲属；所有国家的当局；案件的文字、地点、提出者或来源中包含“![x](y)”的每一个词；所有年份；逮捕和遣返人数仅采用未具名消息人士的说法。",
    ),
    (
        "from=2003&to=2024&country=CN&place=cn-yn&crackdown=2018-spring-visit&kind=group&population=escapees"
        "&verification=reported&outcome=held&who=women&lens=ngo&q=Kunming",
        "Shown: groups known one by one; people who fled; authorities of China; the crackdown “Arrests around the "
        "summit visit to Beijing, spring 2018”; cases that are reported; cases known to include women; outcome for at "
        "least one person, certain or possible: held; every word of “Kunming” in the case’s texts, places, claimants or sources; events in "
        "Yunnan; from 2003 to 2024; arrests and returns only as NGOs and academics give them.",
        "표시 범위: 개별로 파악된 일행; 탈북민; 중국 당국; 단속 “2018년 봄 베이징 정상 방문 전후의 체포”; 확인 정도: 보고됨; 여성 포함이 알려진 사례; 적어도 한 명의 이후 상황(확실하거나 가능성 있는 경우): 구금; 사례의 글·장소·주장한 쪽·출처에 “Kunming”의 모든 낱말이 있음; 장소: 윈난성; 2003년부터 2024년까지; 체포와 북송 인원은 비정부기구와 학계 쪽 수치만 반영.",
        "所示范围：逐一查明的群体；脱北者；中国的当局；打击行动“2018年春季首脑访问北京前后的逮捕”；查证程度为据报的案件；已知其中有女性的案件；至少一人后来的情况（确定或可能）：被羁押；案件的文字、地点、提出者或来源中包含“Kunming”的每一个词；发生在云南省的事件；自2003年至2024年；逮捕和遣返人数仅采用非政府组织和学术界的说法。",
    ),
)
