"""The review queue: one case at a time, one key a decision, the next one at once; every decision is in the log."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..cases import judge, undo
from ..cases.decided import EDITABLE
from ..cases.judging import refs
from ..errors import GifthorseError
from ..model import Case, Verdict
from ..store import CaseFilter
from .casework import Desk, decoded, find_case

if TYPE_CHECKING:
    from rich.console import Console

HELP = """\
  y accept, go on        n reject (asks why)     h hold (asks why)      w write a note
  e edit a field         m merge with another    s split documents off  d not the same as another
  u undo the last        j next, k back          / search               r reasons, x matrix
  ? this help            q quit"""
DONE = "nothing left to review"


class Review:
    """A session. ``key`` gives the next key, ``ask`` a line typed in answer to a question ("" to give up)."""

    def __init__(self, desk: Desk, console: "Console", key: Callable[[], str], ask: Callable[[str], str]) -> None:
        self.desk, self.console, self.key, self.ask = desk, console, key, ask
        self.search: str | None = None
        self.queue: list[str] = []
        self.at = 0
        self.decided = 0
        self._fill()

    def run(self) -> int:
        """Until the queue is empty or q; how many decisions were made."""
        while (case := self._case()) is not None:
            self._show(case)
            pressed = self.key()
            if pressed in ("q", "", "\x04"):
                break
            try:
                self._press(pressed, case)
            except GifthorseError as error:
                self._say(str(error))
        else:
            self._say(DONE)
        return self.decided

    def _fill(self, keep: str | None = None) -> None:
        """The proposed cases, as they are now."""
        found = self.desk.store.cases(CaseFilter(status="proposed"), self.search)
        self.queue = [decoded(case).id for case in found]
        self.at = self.queue.index(keep) if keep in self.queue else min(self.at, max(len(self.queue) - 1, 0))

    def _case(self) -> Case | None:
        while self.at < len(self.queue):
            stored = self.desk.store.case(self.queue[self.at])
            if stored is not None:
                return decoded(stored)
            del self.queue[self.at]
        return None

    def _show(self, case: Case) -> None:
        from ..report.case_terminal import show_case

        self.console.print()
        self._say(f"{self.at + 1} of {len(self.queue)} to review, {self.decided} decided   ? help")
        show_case(case, self.console)

    def _say(self, text: str) -> None:
        self.console.print(text, soft_wrap=True)

    def _press(self, pressed: str, case: Case) -> None:
        simple: dict[str, Verdict] = {"n": "reject", "h": "hold"}
        if pressed == "y":
            self._judge("accept", case, "accepted as shown")
            self._next(case)
        elif pressed in simple:
            if why := self.ask(f"why {simple[pressed]}? "):
                self._judge(simple[pressed], case, why)
                self._next(case)
        elif pressed == "j":
            self.at = (self.at + 1) % len(self.queue)
        elif pressed == "k":
            self.at = (self.at - 1) % len(self.queue)
        elif pressed == "/":
            self.search = self.ask("search: ") or None
            self.at = 0
            self._fill()
            if not self.queue:
                self._say("no proposed case has these words")
                self.search = None
                self._fill()
        elif pressed == "u":
            last = undo(self.desk.store, who=self.desk.reviewer)
            self._say(f"took back: {last.verdict} of {last.case}")
            self._fill(last.case)
        elif pressed in ACTIONS:
            ACTIONS[pressed](self, case)
        elif pressed == "?":
            self._say(HELP)
            self.key()

    def _judge(self, verdict: Verdict, case: Case, why: str, **more: object) -> None:
        judge(self.desk.store, verdict, case, who=self.desk.reviewer, why=why, **more)  # type: ignore[arg-type]
        self.decided += 1
        self._say(f"{verdict}: {case.id} ({self.desk.reviewer})")

    def _next(self, case: Case) -> None:
        """Leave a case that is decided; the one after it is next."""
        if case.id in self.queue:
            self.queue.remove(case.id)
        self.at = self.at if self.at < len(self.queue) else 0

    def _note(self, case: Case) -> None:
        if text := self.ask("note: "):
            self._judge("note", case, "", data={"text": text})

    def _edit(self, case: Case) -> None:
        name, _, value = self.ask(f"field = value ({', '.join(EDITABLE)}): ").partition("=")
        if name.strip() and (why := self.ask("why? ")):
            self._judge("edit", case, why, data={name.strip(): value.strip()})

    def _merge(self, case: Case) -> None:
        self._with_other("merge", case, "merge with which case? ")

    def _apart(self, case: Case) -> None:
        self._with_other("apart", case, "not the same as which case? ")

    def _with_other(self, verdict: Verdict, case: Case, question: str) -> None:
        if not (words := self.ask(question)):
            return
        other = find_case(self.desk.store, words)
        self._say(f"{other.id}: {other.title}")
        if why := self.ask("why? "):
            self._judge(verdict, case, why, other=other)
            self._fill(case.id)

    def _split(self, case: Case) -> None:
        for number, document in enumerate(case.documents, 1):
            self._say(f"  [{number}] {document}")
        chosen = self.ask("numbers of the documents to split off: ").replace(",", " ").split()
        documents = {case.documents[int(n) - 1] for n in chosen if n.isdecimal() and 0 < int(n) <= len(case.documents)}
        if documents and (why := self.ask("why? ")):
            self._judge("split", case, why, members=members_of(case, documents))
            self._fill(case.id)

    def _reasons(self, case: Case) -> None:
        from ..report.case_terminal import show_case

        show_case(case, self.console, all_findings=True, why=True)
        self.key()

    def _matrix(self, case: Case) -> None:
        from ..report.case_matrix import show_matrix

        show_matrix(case, self.console, quotes=True)
        self.key()


ACTIONS: dict[str, Callable[[Review, Case], None]] = {
    "w": Review._note,
    "e": Review._edit,
    "m": Review._merge,
    "d": Review._apart,
    "s": Review._split,
    "r": Review._reasons,
    "x": Review._matrix,
}


def members_of(case: Case, documents: set[str]) -> list[tuple[str, str]]:
    """The tellings of a case that stand in some documents."""
    return [ref for ref, member in zip(refs(case), case.members, strict=True) if member.document in documents]
