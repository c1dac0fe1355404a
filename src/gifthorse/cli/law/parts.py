"""The commands of ``gifthorse law``: what each is for, and how it is used."""

from ..commands import Command

PARTS = {
    "show": Command(
        "Show one provision: its text in our words, whom it binds, and its versions by date.",
        ("gifthorse law show un/2397-2017/op7", "gifthorse law show un/2397-2017/op5 --on 2018-03-01"),
    ),
    "timeline": Command(
        "Draw which measures bound a party when, on the terminal or as SVG.",
        ("gifthorse law timeline KP --jurisdiction UN", "gifthorse law timeline IR --jurisdiction UN --svg iran.svg"),
    ),
    "diff": Command(
        "Compare the law on two days: what was added, what ended, what changed.",
        ("gifthorse law diff 2017-08-01 2018-01-01 --party KP --jurisdiction UN",),
    ),
    "lint": Command(
        "Check your own provision and scenario files, and say what to write instead.",
        ("gifthorse law lint our-lists/law", "gifthorse law lint our-lists/law/provisions/decree-7.yaml"),
    ),
    "test": Command(
        "Run the scenarios of the law, ours or those of a file or folder.",
        ("gifthorse law test", "gifthorse law test our-lists/law/scenarios"),
    ),
}
