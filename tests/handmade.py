"""A reading made by hand from the sample article, for tests of what stands above the reader."""

from gifthorse.demo import sample
from gifthorse.model import (
    OUTLET,
    Actor,
    Document,
    Finding,
    Goods,
    Place,
    Quantity,
    Reading,
    Span,
    Stance,
    Transfer,
    check_anchors,
)


def span(text: str, words: str, around: str | None = None) -> Span:
    """Where some words stand, for the first time or for the first time within longer words."""
    start = text.index(around or words)
    start = text.index(words, start)
    return Span(start, start + len(words))


def reading(document: Document | None = None, *, findings: tuple[Finding, ...] = ()) -> Reading:
    """A gift with a claim, a claim of breach; a transfer the other way with a denial and a refusal; one implied."""
    document = document or sample()
    text = document.text

    def at(words: str, around: str | None = None) -> Span:
        return span(text, words, around)

    def stance(source: Actor, about: str, position: str, evidence: str, **more: object) -> Stance:
        return Stance(source=source, about=about, position=position, evidence=at(evidence), **more)  # type: ignore[arg-type]

    bureau = Actor(name="Tolmar News Bureau", code="XC", mentions=(at("Tolmar News Bureau"),))
    quill = Actor(name="Anders Quill", code="XB", mentions=(at("Anders Quill"),))
    ministry = Actor(name="Elsenia’s foreign ministry", code="XD", mentions=(at("Its foreign ministry"),))
    marant = Actor(name="Ivo Marant", code="XB", mentions=(at("Ivo Marant"),))
    lask = Actor(name="Teodor Lask", code="XC", mentions=(at("Teodor Lask"),))
    one = Quantity(text="a", low=1, high=1, unit="item", mentions=(at("a", "a motor"),))
    gift = Transfer(
        id="t1",
        supplier=marant,
        recipient=lask,
        goods=(
            Goods(
                name="motor yacht",
                class_="vessel.yacht",
                luxury=True,
                hs=("8903",),
                mentions=(at("motor yacht"),),
                quantity=one,
            ),
        ),
        status="completed",
        date="2021-05-08",
        place=Place(name="Serrin", code="XC", mentions=(at("Serrin"),)),
        trigger=at("given"),
        stances=(
            stance(
                bureau,
                "occurrence",
                "affirms",
                "The 40-metre vessel was handed over in the naval harbour of Serrin on May 8",
            ),
            stance(quill, "occurrence", "affirms", "confirmed that the yacht had been presented to the Marshal"),
            stance(
                ministry,
                "legality",
                "affirms",
                "the gift violates Resolution 12 of the Regional Council, under which members may not supply "
                "Tolmar with pleasure craft and other luxury goods",
            ),
        ),
        findings=findings,
    )
    arms = Transfer(
        id="t2",
        supplier=Actor(name="Tolmar", code="XC", mentions=(at("Tolmar", "Tolmar has reportedly"),)),
        recipient=Actor(name="Kastovia", code="XB", mentions=(at("Kastovia", "Kastovia since"),)),
        goods=(
            Goods(name="mortar shells", class_="arms.munitions", mentions=(at("mortar shells"),)),
            Goods(name="attack drones", class_="arms.drone", mentions=(at("attack drones"),)),
        ),
        status="completed",
        trigger=at("shipped"),
        stances=(
            stance(OUTLET, "occurrence", "affirms", "has reportedly shipped", hedged=True),
            stance(
                Actor(name="Tolmar", code="XC"), "occurrence", "denies", "Tolmar has denied that it sent any weapons"
            ),
            stance(
                Actor(name="Kastovian presidency", code="XB"),
                "occurrence",
                "declines",
                "would neither confirm nor deny",
                via="the paper",
            ),
        ),
    )
    seen = Transfer(
        id="t3",
        recipient=lask,
        goods=(Goods(name="private jet", class_="aircraft", luxury=True, mentions=(at("private jet"),)),),
        status="implied",
        trigger=at("seen boarding"),
    )
    return check_anchors(Reading(document=document, transfers=(gift, seen, arms)))
