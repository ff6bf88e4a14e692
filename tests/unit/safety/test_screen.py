"""The verdict on one message: rules, their surroundings, the model, and a screen that breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import DataError
from bot.safety.levels import About, Category, Level, Verdict
from bot.safety.screen import FAILED, Screen, screen_safely

LEXICONS = Path(__file__).parent / "lexicons"
CALM = {"none": 0.97, "watch": 0.02, "high": 0.01, "imminent": 0.0}


@pytest.fixture(scope="module")
def screen() -> Screen:
    return Screen.load(LEXICONS)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        pytest.param("I want to die", Level.HIGH, id="plain"),
        pytest.param("I WANT\u200b TO   DIE!!", Level.HIGH, id="case, zero width, spaces"),
        pytest.param("i w4nt to d1e", Level.HIGH, id="leetspeak"),
        pytest.param("i want to d*e", Level.HIGH, id="masked letter"),
        pytest.param("i waaant to diiiie", Level.HIGH, id="repeated letters"),
        pytest.param("i w a n t  t o  d i e", Level.HIGH, id="letters apart"),
        pytest.param("i w a n t t o d i e", Level.HIGH, id="all letters apart"),
        pytest.param("i w.a.n.t to d.i.e", Level.HIGH, id="letters dotted"),
        pytest.param("I. want. to. die.", Level.HIGH, id="a stop after each word"),
        pytest.param("#wanttodie", Level.HIGH, id="run together"),
        pytest.param("i w\u0430nt to di\u0435", Level.HIGH, id="letters of another alphabet"),
        pytest.param("i dont want to live", Level.HIGH, id="contraction without apostrophe"),
        pytest.param("i don’t want to live", Level.HIGH, id="curly apostrophe"),
        pytest.param("I just want to end it all", Level.HIGH, id="gap of one word"),
        pytest.param("i want it to please end it all", Level.NONE, id="gap too wide"),
        pytest.param("all i want. to die hard is a film", Level.NONE, id="not across sentences"),
        pytest.param("🪦🪦", Level.HIGH, id="emoji"),
        pytest.param("i do no want to die", Level.WATCH, id="negation before"),
        pytest.param("no, i want to die", Level.HIGH, id="negation in another clause"),
        pytest.param("no. i want to die", Level.HIGH, id="negation in another sentence"),
        pytest.param("i don't want to live i want to die", Level.HIGH, id="negation used by a rule"),
        pytest.param("I am not going to hurt myself", Level.WATCH, id="negation holds the match"),
        pytest.param("never hopeless", Level.NONE, id="denied watch"),
        pytest.param("years ago i did want to die", Level.WATCH, id="past"),
        pytest.param("i was happy years ago. i want to die", Level.HIGH, id="past in another sentence"),
        pytest.param("the song says want to die", Level.NONE, id="quoted"),
        pytest.param("that song again, i want to die", Level.WATCH, id="quoted in another clause"),
        pytest.param("a song tonight i will die", Level.IMMINENT, id="imminent beats quoted"),
        pytest.param("made me want to die of laughter", Level.NONE, id="shield"),
        pytest.param("what a lovely day", Level.NONE, id="ordinary"),
        pytest.param("", Level.NONE, id="empty"),
    ],
)
def test_level_by_rules(screen: Screen, text: str, level: Level) -> None:
    assert screen.screen(text, ["en"], {}).level is level


@pytest.mark.parametrize(
    ("text", "languages", "evidence"),
    [
        pytest.param("NATAKA KUFA", ["sw"], "sw.suicide.want_to_die", id="swahili"),
        pytest.param("nataka kufaaaa", ["sw"], "sw.suicide.want_to_die", id="swahili drawn out"),
        pytest.param("j'ai l'envie de mourir", ["fr"], "fr.suicide.want_to_die", id="french elision"),
        pytest.param("jetouffe", ["fr-CA"], "fr.suicide.want_to_die", id="french without accents"),
        pytest.param("أُرِيدُ أن امـوت", ["ar"], "ar.suicide.want_to_die", id="arabic with vowels"),
        pytest.param("واريد ان اموت", ["ar"], "ar.suicide.want_to_die", id="arabic joined conjunction"),
        pytest.param("3ayez amoot", ["ar-Latn"], "ar.suicide.want_to_die", id="arabic chat alphabet"),
        pytest.param("मैं मरना चाहता हूं", ["hi"], "hi.suicide.want_to_die", id="hindi"),
        pytest.param("mujhe marna chahta hai", ["hi-Latn"], "hi.suicide.want_to_die", id="hindi romanised"),
        pytest.param("want to die", ["sw"], "en.suicide.want_to_die", id="always english"),
        pytest.param("nataka kufa", ["und"], "sw.suicide.want_to_die", id="unknown language tries all"),
    ],
)
def test_evidence_names_the_rule(screen: Screen, text: str, languages: list[str], evidence: str) -> None:
    verdict = screen.screen(text, languages, {})
    assert verdict.level is Level.HIGH
    assert evidence in verdict.evidence


def test_swahili_word_for_fitting_is_not_the_word_for_dying(screen: Screen) -> None:
    assert screen.screen("nataka kufaa", ["sw"], {}).level is Level.NONE


def test_other_person_counts_across_languages(screen: Screen) -> None:
    verdict = screen.screen("my friend says nataka kufa", ["sw"], {})
    assert (verdict.level, verdict.about) == (Level.HIGH, About.OTHER)


def test_imminent_medical_comes_before_suicide(screen: Screen) -> None:
    verdict = screen.screen("tonight i will die, cannot wake up", ["en"], {})
    assert (verdict.level, verdict.category) == (Level.IMMINENT, Category.MEDICAL)


@pytest.mark.parametrize(
    ("text", "scores", "level"),
    [
        pytest.param("i want to die", CALM, Level.HIGH, id="calm model cannot hide a rule"),
        pytest.param("quiet words", {"none": 0.1, "high": 0.6, "imminent": 0.2}, Level.HIGH, id="model raises"),
        pytest.param("quiet words", {"none": 0.1, "imminent": 0.8}, Level.IMMINENT, id="model raises to top"),
        pytest.param("quiet words", {"none": 0.4, "watch": 0.5, "high": 0.1}, Level.WATCH, id="model watches"),
        pytest.param("hopeless", {"none": 0.5, "high": 0.45}, Level.HIGH, id="watch and likely"),
        pytest.param("i want to die", {"high": 0.5, "imminent": 0.5}, Level.IMMINENT, id="high and imminent"),
        pytest.param("i no want to die", CALM, Level.NONE, id="denial and calm"),
        pytest.param("years ago i did want to die", CALM, Level.WATCH, id="past stays watch"),
        pytest.param("quiet words", CALM, Level.NONE, id="both calm"),
    ],
)
def test_rules_and_model_join(screen: Screen, text: str, scores: dict[str, float], level: Level) -> None:
    assert screen.screen(text, ["en"], scores).level is level


def test_the_model_alone_names_category_and_person(screen: Screen) -> None:
    scores = {
        "high": 0.9,
        "category:abuse": 0.8,
        "category:suicide": 0.1,
        "about:other": 0.7,
        "about:self": 0.3,
    }
    verdict = screen.screen("quiet words", ["en"], scores)
    assert (verdict.category, verdict.about) == (Category.ABUSE, About.OTHER)
    assert verdict.evidence == ("model:0.90",)
    assert verdict.confidence == pytest.approx(0.9)


def test_without_a_model_none_is_not_confident(screen: Screen) -> None:
    verdict = screen.screen("what a lovely day", ["en"], {})
    assert verdict.confidence < 0.5
    assert verdict.evidence == ("model:absent",)


def test_short_despair_after_danger_is_danger(screen: Screen) -> None:
    recent = [Verdict(Level.NONE), Verdict(Level.HIGH, Category.SUICIDE)]
    assert screen.screen("no point", ["en"], {}, recent).level is Level.HIGH
    assert screen.screen("no point", ["en"], {}).level is Level.WATCH
    assert screen.screen("no point " + "and so on " * 5, ["en"], {}, recent).level is Level.WATCH


class _Broken(Screen):
    def screen(self, text: str, *_: object) -> Verdict:
        raise ValueError(text)


@pytest.mark.parametrize("screen_or_none", [None, _Broken({})], ids=["missing", "raises"])
def test_a_broken_screen_is_cautious(screen_or_none: Screen | None, caplog: pytest.LogCaptureFixture) -> None:
    verdict = screen_safely(screen_or_none, "private words", ["en"], {})
    assert verdict.level is Level.WATCH
    assert FAILED in verdict.evidence
    assert "private" not in caplog.text


def test_a_broken_screen_still_hears_the_model_and_the_past(screen: Screen) -> None:
    assert screen_safely(None, "", [], {"high": 0.9}).level is Level.HIGH
    assert screen_safely(None, "", [], {}, [Verdict(Level.IMMINENT)]).level is Level.HIGH
    assert screen_safely(None, "", [], {"high": "?"}).level is Level.WATCH  # type: ignore[dict-item]
    assert FAILED in screen_safely(screen, "", ["en"], {"high": "?"}).evidence  # type: ignore[dict-item]


def test_english_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"en/lexicon\.yml"):
        Screen.load(tmp_path)
