"""Times: what dates mean, seen from the day of publication, and which of them dates a transfer."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gifthorse.reading.grammar.parse import parse
from gifthorse.reading.times.find import date_of, find_base, find_times

# What is found (EDTF or None, in order) | published | text
TIMES = """
2024-02-18 | 2024-02-20 | The car was delivered on Feb. 18.
2023-11-18 | 2024-02-20 | The car was delivered on Nov. 18.
2024-02-18 |  | The car was delivered on 18 February 2024.
2024-02-18 |  | The car was delivered on February 18th, 2024.
2024-02-18 |  | The car was delivered on the 18th of February, 2024.
2024-02-18 |  | It was delivered on 2024-02-18.
2024-02-18 |  | It was delivered on 18.02.2024 to the depot.
2024-02-18 |  | It was delivered on 2/18/2024.
2024-02 |  | It was delivered in February 2024.
2024-02 |  | It was delivered in February of 2024.
2024-02 |  | It was delivered in February, 2024.
2017-10/2017-12 |  | Ships met between October and December 2017.
2015/2024 |  | Iran sent arms in 2015-2024.
2015/2016 |  | It sent arms in 2015-16.
2023-01/2023-03 | 2023-11-02 | It sent shells from January to March.
2015/2023 | 2023-11-02 | It has sold oil since 2015.
2022 |  | It sold oil in late 2022.
1980/1989 |  | It sold oil in the 1980s.
1995/1999 |  | It sold oil in the late 1990s.
2022 | 2023-11-02 | It sold oil last year.
2022 | 2023-11-02 | It sold oil late last year.
2023-10 | 2023-11-02 | It sold oil last month.
2023-10-23/2023-10-29 | 2023-11-02 | It sold oil last week.
2023-10-31 | 2023-11-02 | It sold oil on Tuesday.
2023-11-02 | 2023-11-02 | It sold oil on Thursday.
2023-10-26 | 2023-11-02 | It sold oil last Thursday.
2023-11-03 | 2023-11-02 | It will sell oil on Friday.
2023-11-10 | 2023-11-03 | It will meet them next Friday.
2023-10-28/2023-10-29 | 2023-11-02 | It sold oil over the weekend.
2023-11-01 | 2023-11-02 | It sold oil yesterday.
2023-10-30/2023-11-02 | 2023-11-02 | It sold oil this week.
2023-11 | 2023-11-22 | It sold oil earlier this month.
2023-09 | 2023-11-02 | It sold oil in September.
2022-12 | 2023-11-02 | It sold oil in December.
2024-03 | 2023-11-02 | It will sell oil in March.
2023-10-16/2023-10-22 | 2023-11-02 | It sold oil two weeks ago.
2020 | 2023-11-02 | It sold oil three years ago.
2023 | 2023-11-02 | It sold oil in recent months.
2017-07/2018-01 | 2018-01-02 | It sold oil in recent months.
None | 2018-01-02 | It sold oil in recent years.
2023-12 | 2023-11-02 | It will sell oil next month.
2023-10-27 | 2023-11-02 | It sold oil Friday night.
2023-01/2023-03 |  | It sold oil in the first quarter of 2023.
2023-07/2023-09 |  | It sold oil in Q3 2023.
2022-01/2022-06 | 2023-11-02 | It sold oil in the first half of last year.
1987/1988 |  | It sold missiles in 1987 and 1988.
2015/2025 | 2025-05-21 | Over the past decade it has sold missiles.
2013 2013-04 | 2019-06-01 | In 2013 it sold arms. In April of that year it sold more.
2013 2013-04 | 2019-06-01 | In 2013 it sold arms. In April it sold more.
2023-10 | 2024-02-23 | It sold arms in October last year.
2010-03-04/2010-03-05 | 2010-04-15 | It shipped gasoline between March 4 and 5.
2010-03-04/2010-03-06 |  | It shipped gasoline on 4-6 March 2010.
2010-02-27/2010-03-02 |  | It shipped gasoline from February 27 to March 2, 2010.
None | 2023-11-02 | It will ship gasoline by 2025.
None | 2023-11-02 | It shipped gasoline until 2015.
 | 2023-11-02 | It breached Resolution 1929 and resolutions 1718 and 1874.
2006 | 2023-11-02 | The resolution 1718 of 2006 bans it.
 | 2023-11-02 | It breached resolution 1718 (2006).
 | 2023-11-02 | It sent 2000 rifles and 1995 tons of rice.
2008 | 2023-11-02 | The 2008 shipment of rifles was found.
2015 | 2023-11-02 | The 2015 shipments were found.
 | 2023-11-02 | They may march. May they? March on.
2023-05 | 2023-11-02 | It was sent in May.
2022-05 | 2023-03-02 | It was sent last May.
2023-03-02 | 2023-03-02 | It was sent today.
2023-03-01/2023-03-02 | 2023-03-02 | It was sent overnight.
2023-02-28 | 2023-03-02 | It was sent the day before yesterday.
2022 | 2023-03-02 | It was sent last summer.
2016 | 2023-03-02 | It was sent in the summer of 2016.
2017 | 2023-03-02 | It was sent at the end of 2017.
2021/2023 | 2023-03-02 | It was sent in the past two years.
2022-03/2023-03 | 2023-03-02 | It was sent over the past year.
2023-02-26 | 2023-03-02 | It was sent four days ago.
2022-11 | 2023-03-02 | It was sent four months ago.
None | 2023-03-02 | It was sent years ago. It was sent more than three years ago.
2023-02-20 | 2023-03-02 | It was sent on Monday last week.
2023-02-28 | 2023-03-02 | It was sent on Tuesday, the minister said.
2022-10/2023-03 | 2023-03-02 | It has sent it 30 times since October.
2022-11/2022-12 | 2023-03-02 | The transfers in November and December were seen.
2024-01-31 | 2024-02-02 | It sank on Jan. 31.
2024-02-29 | 2024-03-02 | It sank on Feb 29.
 | 2023-02-02 | It sank on Feb 29, 2023.
2019-06-12 | 2023-02-02 | On June 12, 2019, the ship left.
2022-12/2023-02 | 2023-02-20 | It happened between December and February.
2022-12/2023-02 |  | It happened from December 2022 to February 2023.
2015-05 |  | It happened in 2015-05.
2010/2011 |  | It happened in 2010-11.
2020-03 | 2020-03-22 | It happened in March.
2020-03-28 | 2020-03-22 | The plane will land on Saturday.
2020-03-21/2020-03-22 | 2020-03-22 | The plane landed this weekend.
2020-04-05 | 2020-03-22 | The plane arrives on April 5.
2014 | 2014-11-03 | It happened earlier this year.
2014-10 | 2014-11-03 | The October shipment was seen.
2015-01/2024-12 2015-01/2024-12 | 2025-09-30 | From January 2015 to December 2024 oil came. In the same period gas came.
2014-08 | 2014-08-13 | The arms will be delivered in the coming hours.
2014-12/2015-01 | 2014-12-28 | The arms will be delivered in the coming days.
"""

# Date of the event in brackets | published | text
DATES = """
2024-02-18 | 2024-02-20 | The car was [delivered] to his aides on Feb. 18, the agency reported Tuesday.
2017-10-19 | 2017-12-30 | The tanker [transferred] oil to a Tolmari ship on Oct. 19, officials said on Friday.
None | 2024-02-20 | Norland [sent] drones to Kastovia, officials said on Friday.
None | 2024-02-20 | The minister told reporters on Tuesday that Norland had [sent] drones to Kastovia.
2023 | 2024-02-20 | The minister said on Tuesday that Norland had [sent] drones to Kastovia last year.
None | 2024-02-20 | In a statement on Monday, Elsen said that Serrin [sent] shells to Kastovia.
2015 | 2024-02-20 | In 2015, Norland [sent] rockets to Orrin.
2008 | 2024-02-20 | The 2008 [shipment] of tanks to Marland was hijacked.
2015/2024 | 2024-02-20 | Norland has been [supplying] the group since 2015.
2013 | 2024-02-20 | It began [supplying] oil in 2013.
2024-02 | 2024-02-28 | The navy seized a ship [carrying] arms to Orrin earlier this month.
2022 | 2024-02-20 | The [shipment] arrived in Port Zem in 2022.
2022 | 2024-02-20 | The army received a [shipment] of rifles in late 2022.
2019 | 2024-02-20 | Anadol [bought] missiles from Kastovia in 2019.
None | 2024-02-20 | Norland, which [supplied] the Brigade with arms, held an election in March 2020.
None | 2024-02-20 | Norland [supplied] the group after the 2006 war.
None | 2024-02-20 | A report published on Friday says Norland [sends] arms to Orrin.
2023-10/2023-12 | 2024-02-20 | Ships [unloaded] coal there between October and December.
2023 | 2024-02-20 | Last year's [sale] of radars to Zembia broke the rules.
2021 | 2024-02-20 | The firm [sold] pumps in 2021 and lost its licence.
None | 2024-02-20 | The firm was fined in 2021 for [selling] pumps to Norland.
2020 | 2024-02-20 | Orinoco paid for gasoline [shipped] from Norland in 2020.
2023-12 | 2024-02-20 | The jets were [handed] over in December, said the ministry.
2024-02-16 | 2024-02-20 | On Friday the ship [delivered] grain to Hornia.
None | 2024-02-20 | On Friday, Elsen said the ship [delivered] grain to Hornia.
None | 2024-02-20 | Halden agreed in 2010 to [sell] missiles to Ostrava Republic.
2025 | 2024-02-20 | The company will [deliver] two frigates in 2025.
2012/2016 | 2024-02-20 | Between 2012 and 2016 the firm [exported] statues to Zambesia.
None | 2024-02-20 | The embargo imposed in 2006 bans the [sale] of arms.
2024-02-13 | 2024-02-20 | The marshal received the [gift] last Tuesday.
2018 | 2024-02-20 | Arms [sales] to Rubal rose in 2018.
2017 | 2024-02-20 | He was caught [smuggling] rifles in 2017.
2023-06/2024-02 | 2024-02-20 | Elsen has [received] 30 tanks from Svealand since last June.
2024 | 2024-02-20 | Norland is [sending] rockets to the brigade.
2024 | 2024-02-20 | Norland has begun [sending] rockets to the brigade.
2024 | 2024-02-20 | The frigates have now been [sold] to Nilia.
None | 2024-02-20 | Norland denied that it is [sending] rockets to the brigade.
None | 2024-02-20 | Norland has [sent] rockets to the brigade.
None | 2024-02-20 | Norland may be [sending] rockets to the brigade.
None |  | Norland is [sending] rockets to the brigade.
2024-02 | 2024-02-28 | The flights [carrying] masks are bound for Danubia this month.
2023-05 | 2024-02-28 | The ship [carrying] the rifles docked in Marport in May.
2011 | 2024-02-28 | Officials were alarmed in 2011 that rifles were being [funnelled] to the rebels.
None | 2024-02-28 | The president said in May 2019 that Norland had [sold] the radars.
2018 | 2024-02-28 | Norland signed a contract in 2018 to [buy] six frigates.
2016 | 2024-02-28 | The [sale] took place in 2016.
None | 2024-02-28 | Norland, founded in 1921, [sells] oil to Danubia.
2023-12-05 | 2024-02-28 | A [shipment] of rifles was seized on December 5.
None | 2024-02-28 | The council, which met on Monday, condemned the [shipments].
None | 2024-02-28 | Gallia cancelled the [delivery] of the ships in 2014.
None | 2024-02-28 | A 2016 report said that Norland [sold] radars to Zembia.
2022/2023 | 2024-02-28 | Zembia [imported] coal from Norland in 2022 and 2023.
2020 | 2024-02-28 | During 2020, three tankers [brought] fuel from Norland.
2023-08-14 | 2023-09-01 | On Aug. 14, two tankers [transferred] diesel to a ship in the bay, the panel says.
2022-12 | 2023-09-01 | Tolmar [delivered] rockets to the group in December, he told reporters on Thursday.
None | 2023-09-01 | The official told reporters on Thursday that Tolmar [delivered] rockets to the group.
2022-11 | 2023-09-01 | The official said on Thursday that in November Tolmar had [delivered] rockets to the group.
2011/2012 | 2023-09-01 | Between 2011 and 2012, Zembian fighters [received] rifles from the emirate.
1994 | 2023-09-01 | In 1994 Norland [bought] a nuclear reactor from Kastovia.
2005 | 2023-09-01 | Norland, which [bought] the missiles in 2005, has since refitted them.
None | 2023-09-01 | The missile, tested in 2005, was [sold] to Norland.
2013-07 | 2023-09-01 | In July 2013, inspectors seized a ship [carrying] missile parts to Tolmar.
2023-08-29 | 2023-09-01 | The jets [arrived] on Tuesday at the Marport base.
2023-08-28/2023-09-01 | 2023-09-01 | Norland [delivered] ten trucks to Drusia this week, the ministry said.
2023 | 2023-09-01 | Drusia has [received] 40 trucks from Norland this year.
2022 | 2023-09-01 | The emirate [sent] 1,200 rifles to the militia in 2022, up from 400 in 2021.
None | 2023-09-01 | The embassy, opened in 2011, was accused of [smuggling] ivory.
2021 | 2023-09-01 | A court jailed a man on Monday for having [sold] pumps to Norland in 2021.
None | 2023-09-01 | A court in Westburg on Monday jailed a man for [selling] pumps to Norland.
2019-09 | 2023-09-01 | The drones were [handed] over in September 2019 at a ceremony in Marport.
2023-05 | 2023-09-01 | In May the navy intercepted a dhow [carrying] rifles from Norland.
2023-10 | 2023-09-01 | The first frigate will be [delivered] in October.
2027 | 2023-09-01 | The last of the jets is due to be [delivered] in 2027.
None | 2023-09-01 | The jets will be [delivered] by 2027.
None | 2023-09-01 | The country has [imported] coal until last year.
2017/2019 | 2023-09-01 | Kastovian firms [sold] the maker 60 tons of powder from 2017 to 2019.
1979 | 2023-09-01 | The tanks were [supplied] by the federation in 1979.
1980/1989 | 2023-09-01 | During the 1980s, Norland [bought] missiles from Veldania.
None | 2023-09-01 | The 2015 nuclear deal allowed Norland to [buy] planes.
2023-08-31 | 2023-09-01 | The marshal was [given] two horses yesterday.
2023-08-31 | 2023-09-01 | Yesterday the marshal [received] two horses.
2023-08 | 2023-09-01 | Last month's [delivery] of shells was the third.
2021-03 | 2023-09-01 | The March 2021 [shipment] to Zembia came from Norland.
2023-08-22/2023-08-28 | 2023-09-01 | Zembia [took] delivery of six jets a week ago.
2003 | 2023-09-01 | Twenty years ago the firm [sold] centrifuges to Zembia.
2023-07 | 2023-09-01 | Trade data show that Veldania [exported] 40 tonnes of jet fuel to Tolmar in July.
2019/2023 | 2023-09-01 | Since 2019 the firm has [shipped] 90 generators to Orrin.
None | 2023-09-01 | Since the war began, Tolmar has [shipped] shells to Kastovia.
2023-08-12 | 2023-09-01 | A cargo of coal [reached] the port on August 12, data showed on Friday.
None | 2023-09-01 | Elsenia's spy agency reported on Aug. 17 that Tolmar had [sent] workers.
None | 2023-09-01 | The contract, signed in 2020, covers the [sale] of 12 drones.
None | 2023-09-01 | After a meeting on Monday, the ministers agreed to [send] tanks.
2016 | 2023-09-01 | Norland tested the missile in 2014 and [sold] it to Zembia in 2016.
2023-04 | 2023-09-01 | The rifles, which had been [bought] in Borland in April, were found in a warehouse in June.
None | 2023-09-01 | Rifles [bought] in Borland were found in a warehouse in June.
2022-10/2023-09 | 2023-09-01 | After the war in the valley in October last year, the federation [sent] Elsenia rockets.
None | 2023-09-01 | After the war in 2006, Norland [rearmed] the brigade.
None | 2023-09-01 | After the talks on Monday, the minister said Norland had [sold] jets.
"""


def rows(table: str) -> list[list[str]]:
    return [[field.strip() for field in line.split("|", 2)] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("expected", "published", "text"), rows(TIMES), ids=[row[2] for row in rows(TIMES)])
def test_times(expected: str, published: str, text: str) -> None:
    hits = find_times(parse(text), published or None)
    assert " ".join(str(hit.edtf) for hit in hits) == expected
    assert all(hit.span.of(text).strip() for hit in hits)


@pytest.mark.parametrize(("expected", "published", "text"), rows(DATES), ids=[row[2] for row in rows(DATES)])
def test_the_date_of_a_transfer(expected: str, published: str, text: str) -> None:
    start = text.index("[")
    parsed = parse(text.replace("[", "").replace("]", ""))
    trigger = next(token for token in parsed.doc if token.idx == start)
    times = find_times(parsed, published or None)
    assert str(date_of(trigger, times, parsed, published or None)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PORT HALDEN, Feb. 20, 2024 (HNA) - The ministry said so.", "2024-02-20"),
        ("Published: 20 February 2024\n\nThe ministry said so.", "2024-02-20"),
        ("A headline\nTuesday, February 20, 2024\nThe ministry said so.", "2024-02-20"),
        ("PORT HALDEN, Feb. 20 (HNA) - The ministry said so.", None),
        ("The car was delivered on February 18, 2024, it said.", None),
        ("", None),
    ],
)
def test_the_text_s_own_day(text: str, expected: str | None) -> None:
    assert find_base(text) == expected


def test_a_dateline_is_no_event_but_a_base() -> None:
    text = "PORT HALDEN, Feb. 20, 2024 (HNA) - The car was delivered on Sunday."
    assert [hit.edtf for hit in find_times(parse(text), None)] == ["2024-02-18"]


@pytest.mark.parametrize(
    ("text", "kind", "relative"),
    [
        ("It was sent on 18 February 2024.", "day", False),
        ("It was sent in February 2024.", "month", False),
        ("It was sent in 2024.", "year", False),
        ("It was sent last year.", "year", True),
        ("It was sent between 2014 and 2016.", "interval", False),
        ("It has been sent since 2015.", "open", False),
        ("It must be sent by 2030.", "open", False),
    ],
)
def test_kinds(text: str, kind: str, relative: bool) -> None:
    (hit,) = find_times(parse(text), "2024-02-20")
    assert (hit.kind, hit.relative) == (kind, relative)


def test_relative_times_without_a_day_are_none() -> None:
    hits = find_times(parse("It was sent yesterday, last week, on Tuesday and two years ago."), None)
    assert [hit.edtf for hit in hits] == [None] * 4


def test_a_malformed_day_of_publication_is_no_day() -> None:
    assert [hit.edtf for hit in find_times(parse("It was sent yesterday."), "soon")] == [None]


VOCABULARY = """
in on since until last next this the early late of and to - , . May March Monday Feb. 18 31 0 2024 1999 99 13 year week
month decade weekend ago two 999 a first quarter Q3 2024-02-30 30/02/2023 today 1718 Resolution after between
"""
EDTF = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(VOCABULARY.split()), max_size=12).map(" ".join),
    st.sampled_from((None, "2024-02-29", "0001-01-01", "9999-12-31", "2024", "29 February")),
)
def test_any_words_give_dates_that_are_edtf(text: str, published: str | None) -> None:
    parsed = parse(text)
    for hit in find_times(parsed, published):
        assert hit.span.of(text).strip()
        assert hit.edtf is None or EDTF.fullmatch(hit.edtf)
        if hit.edtf and "/" in hit.edtf:
            first, last = hit.edtf.split("/")
            assert first < last
