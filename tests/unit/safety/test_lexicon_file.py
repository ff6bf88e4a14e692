"""What an author can get wrong in a lexicon is said with file and reason."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import DataError
from bot.safety.lexicon import Lexicon
from bot.safety.lexicon_file import read_lexicon
from bot.safety.normalise import words_of

ROOT = Path(__file__).parents[3]
RULE = "rules: [{id: a.b, level: high, category: abuse, phrases: [%s]}]"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("rules: [", "cannot be read", id="not yaml"),
        pytest.param("- a", "expected a mapping", id="a list"),
        pytest.param("rule: []", "unknown entries", id="unknown entry"),
        pytest.param("rules: [{level: high}]", "without a usable id", id="no id"),
        pytest.param("rules: [{id: a, level: worst, category: abuse, phrases: [x]}]", "a: level", id="level"),
        pytest.param("rules: [{id: a, level: none, category: abuse, phrases: [x]}]", "above none", id="none"),
        pytest.param("rules: [{id: a, level: high, category: abuse}]", "phrases must be", id="no phrases"),
        pytest.param(RULE % '"* one"', "phrase 1", id="gap at the edge"),
        pytest.param(RULE % '"one t*o"', "phrase 1", id="gap in a word"),
        pytest.param(RULE % '"…"', "phrase 1", id="nothing left"),
        pytest.param(RULE % "one" + "\nshields: [{id: a.b, phrases: [two]}]", r"used twice: \['a.b'\]", id="id twice"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "lexicon.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=reason) as caught:
        read_lexicon(path)
    assert str(path) in str(caught.value)


def test_the_word_no_stays_a_word(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.yml"
    path.write_text("negations: [no, yes]", encoding="utf-8")
    assert [phrase.parts for phrase in read_lexicon(path).phrases] == [(("no",),), (("yes",),)]


def test_a_persons_words_do_not_stay_in_memory() -> None:
    lexicon = Lexicon.load(Path(__file__).parent / "lexicons/en/lexicon.yml", "en")
    lexicon.find(words_of("want to die says zanzibarbara"))
    assert "zanzibarbara" not in lexicon._matcher.vocab.strings


def test_matching_loads_no_tensor_library() -> None:
    script = (
        "import sys; from pathlib import Path; from bot.safety.screen import Screen; "
        f"Screen.load(Path({str(Path(__file__).parent / 'lexicons')!r})); "
        "sys.exit('tensorflow' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0
