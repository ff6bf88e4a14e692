"""spaCy's phrase matcher over words that are split already, loaded without the tensor libraries."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

_HEAVY = ("tensorflow", "torch", "mxnet")
"""thinc (8.1, `thinc/compat.py`) imports these when present: 8 s and 300 MB that matching phrases never
uses."""


class PhraseMatcher:
    """Finds every place where one of its phrases stands in a list of words."""

    def __init__(self) -> None:
        with _hidden(_HEAVY):
            from spacy.matcher import PhraseMatcher as SpacyMatcher
            from spacy.vocab import Vocab
        self.vocab = Vocab()
        self._matcher: Any = SpacyMatcher(self.vocab, attr="ORTH")

    def add(self, phrases: Iterable[Sequence[str]]) -> None:
        """Learn phrases, each a sequence of words."""
        self._matcher.add("phrase", [self._doc(phrase) for phrase in phrases])

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Start and end of each phrase; every word given stays in spaCy's string store."""
        return ((start, end) for _, start, end in self._matcher(self._doc(words)))

    def _doc(self, words: Sequence[str]) -> Doc:
        from spacy.tokens import Doc

        return Doc(self.vocab, words=list(words))


@contextmanager
def _hidden(names: Iterable[str]) -> Iterator[None]:
    """Make modules that are not loaded yet look absent."""
    hidden: dict[str, ModuleType | None] = {name: None for name in names if name not in sys.modules}
    sys.modules.update(hidden)  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)
