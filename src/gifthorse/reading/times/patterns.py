"""What times look like in print: one pattern, each way of giving a time a named alternative, the longest first.

In the bodies ``{M}`` stands for a month, ``{D}`` for a day of the month, ``{Y}`` for a year, ``{W}`` for a weekday,
``{N}`` for a count, ``{PART}`` for "late", "the end of" …, ``{TO}`` for what joins two ends, ``{OFYEAR}`` for "last
year".
"""

import re
from functools import cache

from .words import calendar

PATTERNS = {
    "iso": r"(?P<iso_y>{Y})(?P<iso_sep>[-/.])(?P<iso_m>0[1-9]|1[0-2])(?P=iso_sep)(?P<iso_d>0[1-9]|[12]\d|3[01])(?!\d)",
    "numeric": r"(?P<nu_a>[0-3]?\d)[/.](?P<nu_b>[0-3]?\d)[/.](?P<nu_y>(?:19|20)\d\d)(?!\d)",
    "days_md": r"(?P<dm_m>{M})\s+(?P<dm_a>{D}){TO}(?:(?P<dm_m2>{M})\s+)?(?P<dm_b>{D})(?:,?\s+(?P<dm_y>{Y}))?",
    "days_dm": r"(?P<dd_a>{D})(?:\s+(?P<dd_m1>{M}))?{TO}(?P<dd_b>{D})\s+(?P<dd_m>{M})(?:,?\s+(?P<dd_y>{Y}))?",
    "md": r"(?P<md_m>{M})\s+(?:the\s+)?(?P<md_d>{D})(?:(?:,|\s+of)?\s*(?P<md_y>{Y})|{OFYEAR})?",
    "dm": r"(?:the\s+)?(?P<d_d>{D})\s+(?:of\s+)?(?P<d_m>{M})(?:(?:,|\s+of)?\s*(?P<d_y>{Y})|{OFYEAR})?",
    "months": r"""(?P<ms_a>{M})(?:\s+(?P<ms_y1>{Y}))?{TO}(?:(?:early|mid|late)[\s-]+)?(?P<ms_b>{M})
                  (?:(?:,|\s+of)?\s*(?P<ms_y>{Y})|{OFYEAR})?""",
    "month": r"""(?:(?P<m_pre>(?i:last|this|next|past))\s+|{PART})?(?P<m_m>{M})
                 (?:(?:,|\s+of|\s+in)?\s*(?P<m_y>{Y})|{OFYEAR})?""",
    "iso_month": r"(?P<im_y>{Y})-(?P<im_m>0[1-9]|1[0-2])(?![\d-])",
    "quarter": r"""(?:the\s+)?(?:(?P<q_n>first|second|third|fourth|last)\s+
                   (?P<q_u>quarter|half|(?:\w+\s+)(?:quarters|months))|Q(?P<q_q>[1-4]))\s*(?:of|in|,)?\s*
                   (?:(?P<q_y>{Y})|(?P<q_r>last|this|next)\s+year)""",
    "season": r"""(?:(?P<s_pre>last|this|next)\s+)?(?P<s_s>spring|summer|autumn|fall|winter)
                  (?:(?:\s+of)?\s+(?P<s_y>{Y}))?""",
    "decade": r"(?:the\s+)?(?:(?P<de_p>early|mid|late)[\s-]*)?(?P<de_y>(?:19|20)\d)0['’]?s\b",
    "years": r"(?P<ys_a>{Y}){TO}(?P<ys_b>{Y}|(?<=[-–])\d\d(?!\d|[.,]\d))",
    "year": r"{PART}?(?P<y_y>{Y})",
    "day_word": r"""(?P<dw>the\s+day\s+before\s+yesterday|yesterday|tomorrow|tonight|overnight|last\s+night|
                    (?:earlier\s+|later\s+)?today|this\s+(?:morning|afternoon|evening))""",
    "weekday": r"""(?:(?P<w_pre>(?i:last|next|this|past|coming|this\s+past|this\s+coming))\s+)?(?P<w_d>{W})
                   (?:\s+(?P<w_post>last|this|next)\s+week)?
                   (?:\s+(?:early|late)?\s*(?:morning|afternoon|evening|night))?""",
    "weekend": r"(?P<we_p>the|last|this|next|this\s+past|the\s+past|this\s+coming)\s+weekend",
    "ago": r"""(?:(?P<a_mod>more\s+than|over|about|around|some|nearly|almost|at\s+least|less\s+than|roughly|
                slightly\s+over|just\s+over|a\s+little\s+over|only|just)\s+)?
               (?P<a_n>half\s+a|{N}|several|many|a\s+few)\s+(?P<a_u>day|week|month|year|decade)s?\s+ago""",
    "past": r"""(?:the\s+)?(?:past|last|previous)\s+
                (?:(?P<p_n>{N})\s+(?P<p_u>day|week|month|year|decade)s?|(?P<p_u1>decade))""",
    "recent": r"""(?:the\s+)?(?P<r_w>recent|coming|(?:next|past|last)\s+(?:few|several|couple\s+of)|past|last)\s+
                  (?P<r_u>hour|day|week|month|year|decade)s""",
    "period": r"""(?:(?:earlier|later)\s+|{PART})?(?P<pe_p>last|this|next|the\s+past|this\s+past|the\s+coming|
                  the\s+current|that|the\s+same|the\s+following|the\s+previous)\s+(?P<pe_u>week|month|year|period)
                  (?!\s*[-–]?\s*old)""",
}

# The lower-case words that a time may begin with, besides counts.
OPENERS = """the|this|that|last|next|past|coming|recent|previous|early|late|mid|earlier|later|very|beginning|start
             |middle|end|close|yesterday|today|tonight|tomorrow|overnight|spring|summer|autumn|fall|winter|first|second|third
             |half|fourth|several|many|more|over|about|around|some|nearly|almost|at|less|roughly|slightly|just|only"""


@cache
def pattern() -> re.Pattern[str]:
    """The whole, compiled; ``match.lastgroup`` is the alternative that matched (its group closes last)."""
    bits = pieces()
    alternatives = "|".join(alternative(name, body, bits) for name, body in PATTERNS.items())
    # The look ahead spares most words of a text the long way through all alternatives.
    openers = rf"(?=\d|Q[1-4]|{bits['M']}|{bits['W']}|(?i:{OPENERS}|{bits['N']})\b)"
    return re.compile(rf"(?<![\w$€£]){openers}(?:{alternatives})(?!\w)", re.VERBOSE)


def alternative(name: str, body: str, bits: dict[str, str]) -> str:
    """One body with its pieces filled in; names of months and weekdays need their capital, all else does not."""
    flags = "" if "{M}" in body or "{W}" in body else "i"
    filled = re.sub("{([A-Z]+)}", lambda found: bits[found[1]].replace("NAME", name), body)
    return f"(?P<{name}>(?{flags}:{filled}))"


def pieces() -> dict[str, str]:
    words = calendar()
    names = sorted(words.months, key=len, reverse=True)
    month = "|".join(f"{n}\\.?" if len(n) <= 4 and n not in ("May", "June", "July") else n for n in names)
    shout = "|".join(n.upper() for n in names)
    days = "|".join(words.weekdays)
    counts = "|".join(re.escape(n).replace(r"\ ", r"\s") for n in sorted(words.counts, key=len, reverse=True))
    return {
        "M": rf"(?:{month}|{shout})(?![a-z])",
        "D": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,]\d)",
        "Y": r"(?:19|20)\d\d(?!\w|[.,]\d|-?(?:year|mile|km|ton))",
        "W": rf"(?:{days}|{days.upper()})",
        "N": rf"(?:{counts}|\d{{1,3}})",
        "PART": r"""(?i:(?:the\s+)?(?:very\s+)?
                    (?:(?:early|late|mid)(?:\s+in)?|(?:beginning|start|middle|end|close)\s+of)[\s-]+)""",
        "TO": r"(?:\s*[-–—/]\s*|\s+(?:to|and|or|through|until)\s+)",
        "OFYEAR": r",?\s+(?:of\s+)?(?P<NAME_r>last|this|next|that|the\s+same)\s+year",
    }
