"""An analyst's own folder of knowledge, invented: two instruments, a state, goods words, scenarios."""

from pathlib import Path

LAW = """\
instrument: Decree 7 of Ruritania
jurisdiction: XR
link: https://example.org/decree-7
provisions:
- id: xr/7-2030/s1
  paragraph: section 1
  title: Glimmer lamps & luxury to Freedonia
  aliases: [xr/7-2030/one]
  versions:
  - v: 1
    adopted: 2029-12-01
    in_force: {from: 2030-01-01, to: 2031-01-01}
    force: mandatory
    binds: persons in Ruritania
    direction: to
    supplier: ["*"]
    recipient: [XF, "ngf:XF"]
    kinds: [goods]
    goods:
      text: glimmer lamps
      classes: [electronics.glimmer]
      hs: ['9405']
      thresholds: [{above: 100, currency: EUR}]
    exceptions:
    - {text: lamps for hospitals, paragraph: section 2, needs: approval, when: [{fact: medical}]}
    caps: [{text: 50 lamps a year}]
    confidence: conflict
    source: [gazette-7]
    note: two prints differ
  - v: 2
    in_force: {from: 2031-01-01}
    force: mandatory
    binds: persons in Ruritania
    direction: to
    supplier: ["*"]
    recipient: [XF, "ngf:XF"]
    kinds: [goods, transport]
    goods: {text: glimmer lamps and oil lamps, classes: [electronics.glimmer]}
    review: 2033-06-01
- id: xr/7-2030/s10
  paragraph: section 10
  title: Vigilance
  versions:
  - v: 1
    in_force: {from: 2030-02-01, to: 2030-03-01}
    force: calls-upon
    binds: persons in Ruritania
    direction: from
    supplier: [XF]
    recipient: ["*"]
    kinds: [goods]
    goods: {text: all goods, classes: ["*"]}
"""
SOURCES = "sources: {gazette-7: 'the gazette of Ruritania, number 7'}\n"
STATES = "concept: states\nstates:\n  XF: {name: Freedonia, adjectives: [Freedonian], capitals: [Sylvania City]}\n"
GOODS = """\
classes:
- {id: electronics.glimmer, label: glimmer lamps, hs: ["9405"], words: [glimmer lamp, glimmerer]}
"""
SCENARIOS = """\
about: Decree 7
scenarios:
- name: Lamps for Freedonia after the cap was lifted
  transfer: {from: XR, to: XF, goods: glimmer lamps, on: 2031-05-01, jurisdiction: XR}
  expect: {xr/7-2030/s1: prohibited}
- name: Lamps out of Freedonia
  transfer: {from: XF, to: XR, goods: glimmer lamps, on: 2031-05-01, jurisdiction: XR}
  absent: ["xr/*"]
"""


def folder(at: Path) -> Path:
    """Write the folder."""
    for name, text in {
        "law/provisions/decree-7.yaml": LAW,
        "law/sources.yaml": SOURCES,
        "law/scenarios/decree-7.yaml": SCENARIOS,
        "world/states.yaml": STATES,
        "world/goods/lamps.yaml": GOODS,
    }.items():
        (at / name).parent.mkdir(parents=True, exist_ok=True)
        (at / name).write_text(text, encoding="utf-8")
    return at
