"""Expected figures of real cases, worked out by hand from the rows of `cases` and `events` and the rules.

No program made the figures of `CASES`. The comment above each is the reasoning; /n is the event's number.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class HandFigure:
    """Low, best, high as counted for one series; None is an empty cell (0 in a sum, never on the screen).

    `is_open` = a high is empty and its best stands for it; `unknown` = rows of unknown size left out.
    """

    low: int | None = 0
    best: int | None = 0
    high: int | None = 0
    is_open: bool = False
    unknown: int = 0


NOBODY = HandFigure()
UNSIZED = HandFigure(None, None, None, unknown=1)


@dataclass(frozen=True)
class HandCase:
    """One case. `states`: those with people (None: unknown size); `in_sums`: in the default selection."""

    case_id: str
    arrested: HandFigure
    returned: HandFigure
    states: Mapping[str, int] | None
    no_news: HandFigure = NOBODY
    entry_not_recorded: int = 0
    at_most: frozenset[str] = frozenset()
    some: frozenset[str] = frozenset()
    in_sums: bool = True


def whole(number: int) -> HandFigure:
    """A figure on which all claims agree."""
    return HandFigure(number, number, number)


CASES = (
    # 1. Arrest /1 of ten: ten held. /2 moves no one. Return /3 of ten: ten returned.
    # 2. Transfer /4 of two lies in North Korea: returned people stay returned.
    # 3. Releases /5 and /6, one each, in North Korea: from returned to freed. Eight stay returned, two freed.
    HandCase("2017-11-shenyang-ten", whole(10), whole(10), {"returned": 8, "freed": 2}),
    # 1. Arrest /1 of 7, transfer /2 from Russia (all held already), return /3 of 7.
    # 2. Sentence /4 of 6: punished 6, returned 1. Release /5 in Chongjin of 1 takes returned first: freed 1.
    # 3. Arrival /6 of 1 starts in North Korea ("kp"): takes freed. Punished 6, safe 1.
    HandCase("1999-11-russia-khanka-seven", whole(7), whole(7), {"punished": 6, "safe": 1}),
    # Arrest /1, two transfers outside North Korea of the nine who are held, return /4 of nine.
    HandCase("2013-05-laos-nine", whole(9), whole(9), {"returned": 9}),
    # Returned in two parts, no rule:
    # 1. Arrest /1 of 12 (12/12/12; the case's high of 13 is not used). Return /2 of 2, transfer /3 of the 10
    #    left, return /4 of 8: sums 10/10/10, not above the case's 13, so each counts on its own day.
    # 2. Held: 12 - 2 - 8 = 2. Arrival /5 of 2 in China: nobody released or in a mission: these two.
    HandCase("2001-12-manzhouli-twelve", whole(12), whole(10), {"returned": 10, "safe": 2}),
    # --- February 2012, seven groups ---
    # 1. Arrest 3/5/5, deadline for the five held, return /3 of 3/3/5.
    # 2. Two of five stay held: a part of the case, so 2 stands for low, best and high.
    HandCase(
        "2012-02-changchun-five", HandFigure(3, 5, 5), HandFigure(3, 3, 5),
        {"held": 2, "returned": 3}, whole(2),
    ),
    # Arrest only: the whole case is held, its own 3/3/3; Qingdao likewise.
    HandCase("2012-02-longjing-three", whole(3), NOBODY, {"held": 3}, whole(3)),
    HandCase("2012-02-qingdao-three", whole(3), NOBODY, {"held": 3}, whole(3)),
    # Arrest 6/9/9, transfer of nine, return of 9/9/9: the return is not capped by the low of the arrest.
    HandCase("2012-02-shenyang-nine", HandFigure(6, 9, 9), whole(9), {"returned": 9}),
    # Arrest 3/7/7, return 7/7/7.
    HandCase("2012-02-shenyang-seven", HandFigure(3, 7, 7), whole(7), {"returned": 7}),
    # Arrest of ten, two deadlines that move no one, return of ten.
    HandCase("2012-02-shenyang-ten", whole(10), whole(10), {"returned": 10}),
    # Arrest only.
    HandCase("2012-02-zhengzhou-four", whole(4), NOBODY, {"held": 4}, whole(4)),
    # --- Rules 3 and 4 ---
    # 9 October 2023: arrests /1 and /2 of one each (sum 2/2/2, all counted: neither rule).
    # 1. Returns: counted /3 300 and /4 180, uncounted /5 to /7. Rule 3: bests 480, highs (empty = best) 480,
    #    both below 620. Rule 4: 480 is below 500, so best 500 and high 620 at /3. Lows of /3 and /4 are
    #    empty, and so is the case's: the low stays empty.
    # 2. Ledger: the two arrested leave 498 unseen, held 2. /3 takes the 2 held, then 298 unseen; /4 180
    #    unseen (20 left); /5, uncounted under rule 4, the last 20. Returned 500, entry not recorded 298 +
    #    180 + 20 = 498.
    # 3. Deaths /8 and /9: returned 498, dead 2. Sentence /10 is uncounted: returned is "at most", punished
    #    "some".
    # 4. Sentence /11 of 9: returned 489, punished 9. Death /12 of 2 takes returned first: 487, dead 4.
    HandCase(
        "2023-10-northeast-mass-return", whole(2), HandFigure(None, 500, 620),
        {"returned": 487, "punished": 9, "dead": 4}, NOBODY, 498,
        frozenset({"returned"}), frozenset({"punished"}),
    ),
    # 1. Arrests nowhere. Returns /1 of 1 and /2 uncounted; 1 is below the case's best of 5: rule 4 at /1
    #    (March 2001). Low: the counted low 1, the case's low 1, so 1. Figures 1/5/5.
    # 2. Ledger: one from unseen, then by /2 the other four. All five without an entry.
    HandCase("2001-03-refugee-family-relatives", NOBODY, HandFigure(1, 5, 5), {"returned": 5}, NOBODY, 5),
    # 26 April 2024: /1 counted 50/60/200, /2 uncounted. Highs 200, not above 200; bests 60, not below the
    # case's 60: so /1 counts and /2 is one row of unknown size. In the ledger /2 finds no one left, and "some"
    # were returned besides the 60.
    HandCase(
        "2024-04-jilin-liaoning-return", NOBODY, HandFigure(50, 60, 200, unknown=1),
        {"returned": 60}, NOBODY, 60, some=frozenset({"returned"}),
    ),
    # Seized twice, rule 3: arrests /1 9/20/20 and /2 9/9/18.
    # 1. Bests 29, not above 29; highs 38, above 29: the case counts once, 20/29/29, at /1.
    # 2. One return 20/29/29: one event, no rule.
    # 3. Ledger: 20 then 9 held, transfer of 29, return of 29.
    HandCase(
        "2014-07-qingdao-kunming-twenty-nine", HandFigure(20, 29, 29), HandFigure(20, 29, 29),
        {"returned": 29},
    ),
    # Seized twice, no rule: 3 + 4 = 7 is not above the case's 7. Two rows, on 24 and 25 March 2018.
    # The release /3 is uncounted and moves no one: held reads "at most 7", released "some". All seven may be out,
    # so no news of 0/7/7.
    HandCase(
        "2018-03-shenyang-kunming-seven", whole(7), NOBODY, {"held": 7}, HandFigure(0, 7, 7), 0,
        frozenset({"held"}), frozenset({"released"}),
    ),
    # One arrest of 16 and the same uncounted release.
    HandCase(
        "2018-03-sixteen", whole(16), NOBODY, {"held": 16}, HandFigure(0, 16, 16), 0,
        frozenset({"held"}), frozenset({"released"}),
    ),
    # Let go and in custody again (by a transfer: no case of the record has an arrest that takes released
    # people).
    # 1. Arrest of 19, transfer of 19, release /3 of 19 to Thailand: released 19.
    # 2. Transfer /4 of 3 in Thailand: none held, so three come from released and are held again.
    # 3. Arrival /5 of 19: released 16, then the 3 held. Safe 19.
    HandCase("2008-12-tachilek-nineteen", whole(19), NOBODY, {"safe": 19}),
    # Arrest after a release in the same case, where the ledger still takes the right people:
    # 1. Bid of 12: sought asylum 12. Release /2 of 4 in the city: held none, so sought asylum gives 4.
    # 2. Arrest /3 of 8: unseen none, sought asylum 8. Held 8 (a part: 8 three times), released 4.
    HandCase(
        "2002-09-beijing-ecuador-compound-twelve", whole(8), NOBODY, {"held": 8, "released": 4}, whole(8)
    ),
    # 1. Bid of 18, release /2 of 4 (sought asylum 14), arrest /3 of 5/11/17: unseen none, sought asylum 11,
    #    so 3 stay sought. Return /4 10, low 10, high empty: 10/10/10+.
    # 2. Held 11 - 10 = 1: a part.
    HandCase(
        "2004-10-beijing-korean-consulate-eighteen",
        HandFigure(5, 11, 17), HandFigure(10, 10, 10, is_open=True),
        {"held": 1, "sought_asylum": 3, "released": 4, "returned": 10}, whole(1),
    ),
    # A release after which a return is announced: arrest 1, release 1; the deadline /3 moves no one and
    # there is no one unseen to come in. Released 1.
    HandCase("2017-01-leningrad-worker", whole(1), NOBODY, {"released": 1}),
    # --- Parts and ranges ---
    # 1. Arrest 19/58/62. Transfer /2 is uncounted; those held stay held, no one else could be taken.
    # 2. Return /3 19/31/40: held 58 - 31 = 27. Death /4 in North Korea: returned 30, dead 1.
    # 3. Arrival /5 of 9 in China: no one released or in a mission, held 27 - 9 = 18. A part: 18 three times.
    HandCase(
        "2003-01-yantai-boat-people", HandFigure(19, 58, 62), HandFigure(19, 31, 40),
        {"held": 18, "returned": 30, "dead": 1, "safe": 9}, whole(18),
    ),
    # Arrest 20/21/21 (the case's low of 19 is lower, but one event needs no rule). /2 and /3 are uncounted
    # and find everybody held. Release /4 of 1 outside a mission: held 20. Return /5 of 19: held 1.
    HandCase(
        "2011-09-shenyang-twenty-one", HandFigure(20, 21, 21), whole(19),
        {"held": 1, "released": 1, "returned": 19}, whole(1),
    ),
    # Arrest of 15 (15/15/17), transfer of 5 of them, five deaths of people held: held 10, a part.
    HandCase("2017-07-yunnan-fifteen", HandFigure(15, 15, 17), NOBODY, {"held": 10, "dead": 5}, whole(10)),
    # Arrest of 15 of 23; the release is uncounted. Held 15 and unseen 8, both "at most", are the whole case:
    # 0/23/23.
    HandCase(
        "2008-04-bangkok-us-bound-23", whole(15), NOBODY, {"held": 15, "unseen": 8}, HandFigure(0, 23, 23), 0,
        frozenset({"held", "unseen"}), frozenset({"released"}),
    ),
    # Arrest 70, low 70, high empty. All held: the case's own 70/70 with open high.
    HandCase(
        "2002-05-heilongjiang-seventy", HandFigure(70, 70, 70, is_open=True), NOBODY, {"held": 70},
        HandFigure(70, 70, 70, is_open=True),
    ),
    # --- Unknown size ---
    # An arrest, a return, a transfer to Pyongyang, none counted: one row of unknown size in each series.
    # The last word is of a return, so it is not a group without news.
    HandCase("2014-12-kunming-family", UNSIZED, UNSIZED, None),
    # Arrest only, uncounted: one group of unknown size without news.
    HandCase("2022-dandong-river-crossers", UNSIZED, NOBODY, None, UNSIZED),
    # --- Aggregates: never in sums; the ledger still adds up ---
    # 1. Case 20/20/empty. Arrest /1 of one: held 1, unseen 19. Deadline /2 speaks of 20: 19 come from
    #    unseen, entry not recorded 19. Transfer /3 of one who is held.
    # 2. On its own the whole case is held: 20/20/20+.
    HandCase(
        "2020-02-dandong-twenty", whole(1), NOBODY, {"held": 20}, HandFigure(20, 20, 20, is_open=True), 19,
        in_sums=False,
    ),
    # Arrest of one, transfer /2 of 170: none released, 169 from unseen. Deadline of the 170 held.
    HandCase("2023-10-liaoning-held-170", whole(1), NOBODY, {"held": 170}, whole(170), 169, in_sums=False),
)  # fmt: skip

FEBRUARY_2012 = (
    "2012-02-changchun-five",
    "2012-02-longjing-three",
    "2012-02-qingdao-three",
    "2012-02-shenyang-nine",
    "2012-02-shenyang-seven",
    "2012-02-shenyang-ten",
    "2012-02-zhengzhou-four",
)
# Lows 3+3+3+6+3+10+4; bests 5+3+3+9+7+10+4; highs the same as the bests.
FEBRUARY_2012_ARRESTED = HandFigure(32, 41, 41)
# Lows 3+9+7+10; bests 3+9+7+10; highs 5+9+7+10 (Changchun, Shenyang nine, seven and ten).
FEBRUARY_2012_RETURNED = HandFigure(29, 29, 31)
# Changchun 2, Longjing 3, Qingdao 3, Zhengzhou 4.
FEBRUARY_2012_NO_NEWS = whole(12)

# Copied from the curated readme ("Figures to check by hand"), by decade: cases of any kind (by their earliest
# counting day), arrested, returned.
README_DECADES = {
    "1990s": (3, whole(7), whole(76)),
    "2000s": (115, HandFigure(781, 843, 874, is_open=True), HandFigure(219, 235, 246, is_open=True)),
    "2010s": (73, HandFigure(456, 480, 489, unknown=1), HandFigure(168, 177, 181, unknown=1)),
    "2020s": (33, HandFigure(114, 114, 115, is_open=True, unknown=1), HandFigure(220, 730, 1000, unknown=1)),
}
README_ALL = (
    224,
    HandFigure(1358, 1444, 1485, is_open=True, unknown=2),
    HandFigure(683, 1218, 1503, is_open=True, unknown=2),
)
# The rows of unknown size are all China's (Kunming 2014, Dandong 2022, 26 April 2024).
README_CHINA = (
    HandFigure(963, 1042, 1069, is_open=True, unknown=2),
    HandFigure(673, 1208, 1493, is_open=True, unknown=2),
)
# Crackdown 2017-summer-autumn, seven groups; with its one aggregate (Jilin, eleven) 66/66/68.
README_SUMMER_AUTUMN_2017 = HandFigure(55, 55, 57)
README_SUMMER_AUTUMN_2017_WITH_AGGREGATE = HandFigure(66, 66, 68)
README_RETURNS = {
    "2023-08-dandong-eighty": HandFigure(80, 80, 90),
    "2023-09-returned-forty": whole(40),
    "2023-10-northeast-mass-return": HandFigure(None, 500, 620),
    "2024-04-jilin-liaoning-return": HandFigure(50, 60, 200, unknown=1),
}

# Found by program, checked by hand: the Bangkok raid of 22 August 2006 (169/175/185) and, within 91 days,
# Shenyang nine (11 October), Laos three (November: no low, the month is not wholly inside), Mondulkiri one
# (12 November, on which 175 + 9 + 3 + 1 is reached).
WORST_ARRESTS = ("2006-11-12", HandFigure(179, 188, 198))
# 29 August, 18 September and 9 October 2023 lie within 42 days: 80+40+500; the low of 9 October is empty.
WORST_RETURNS = ("2023-10-09", HandFigure(120, 620, 750))
DATA_DATE = "2026-03-12"
