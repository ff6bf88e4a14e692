"""Trains what has changed: new lines are encoded, heads and language model refitted, the rest reused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from bot.errors import DataError
from bot.language.training import fit_identifier
from bot.understanding.encoder import Encoder, OnnxEncoder
from bot.understanding.examples import Example, load_examples
from bot.understanding.fitting import fit
from bot.understanding.folders import ensure_folder
from bot.understanding.types import FALLBACK_INTENT

FORMAT = 2
"""Raise when the heads or the language model change in kind."""
_STEP = 16
"""Lines encoded between two reports of progress."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done (a language tag, `heads`, `language`), how much is done, and of how much."""

__all__ = ["Example", "Progress", "encode_examples", "ensure_trained", "load_examples"]


def ensure_trained(project_dir: Path, progress: Progress | None = None, encoder: Encoder | None = None) -> Path:
    """The folder of the trained parts for the data as they are now, trained first if need be.

    Raises:
        DataError: a file under data/nlu or locales is wrong, or there is nothing to learn from.
        SetupError: the encoder's weights are missing, or the disk cannot be written.
    """
    encoder = encoder or OnnxEncoder.load(project_dir / "var")
    patterns = ("data/nlu/*/*.yml", "locales/*/manifest.yml", "locales/*/*.ftl")
    files = sorted(file for pattern in patterns for file in project_dir.glob(pattern))
    folder = project_dir / "var" / "understanding" / _hash_files(files, encoder.fingerprint)
    return ensure_folder(folder, lambda made: _train(project_dir, made, encoder, progress or _silent))


def encode_examples(
    examples: Sequence[Example], encoder: Encoder, cache_dir: Path, progress: Progress | None = None
) -> np.ndarray:
    """(examples, width) float32; lines encoded before are read from the cache, one file a language."""
    languages = sorted({example.language for example in examples})
    encoded = np.empty((len(examples), 0), np.float32)
    for language in languages:
        places = [index for index, example in enumerate(examples) if example.language == language]
        rows = _encode_language(language, [examples[i].text for i in places], encoder, cache_dir, progress or _silent)
        if not encoded.shape[1]:
            encoded = np.empty((len(examples), rows.shape[1]), np.float32)
        encoded[places] = rows
    return encoded


def _train(project_dir: Path, folder: Path, encoder: Encoder, progress: Progress) -> None:
    examples = load_examples(project_dir / "data" / "nlu")
    if not examples:
        raise DataError(f"{project_dir / 'data' / 'nlu'}: no training lines found")
    encodings = encode_examples(examples, encoder, project_dir / "var" / "cache" / "encodings", progress)
    progress("heads", 0, 1)
    fit(encodings, examples).save(folder)
    progress("heads", 1, 1)
    progress("language", 0, 1)
    words = [example for example in examples if example.intent != FALLBACK_INTENT]
    fit_identifier(words, project_dir / "locales").save(folder)
    progress("language", 1, 1)


def _encode_language(
    language: str, texts: Sequence[str], encoder: Encoder, cache_dir: Path, progress: Progress
) -> np.ndarray:
    file = cache_dir / f"{language}-{encoder.fingerprint}.npz"
    known = _load_cache(file)
    names = [hashlib.blake2b(text.encode(), digest_size=16).hexdigest() for text in texts]
    missing = list(dict(zip(names, texts, strict=True)).items())
    missing = [(name, text) for name, text in missing if name not in known]
    for start in range(0, len(missing), _STEP):
        part = missing[start : start + _STEP]
        rows = encoder.encode([text for _, text in part])
        known.update(zip([name for name, _ in part], rows, strict=True))
        progress(language, start + len(part), len(missing))
    if missing:
        _save_cache(file, {name: known[name] for name in names})
    return np.stack([known[name] for name in names])


def _load_cache(file: Path) -> dict[str, np.ndarray]:
    try:
        with np.load(file, allow_pickle=False) as held:
            return dict(zip(held["names"].tolist(), held["rows"], strict=True))
    except (OSError, ValueError, KeyError):  # missing, or cut short by a kill: encoded again
        return {}


def _save_cache(file: Path, rows: dict[str, np.ndarray]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    waiting = file.with_suffix(".new.npz")
    np.savez(waiting, names=np.array(list(rows)), rows=np.stack(list(rows.values())))
    waiting.replace(file)


def _hash_files(files: Iterable[Path], fingerprint: str) -> str:
    digest = hashlib.blake2b(f"{FORMAT} {fingerprint}".encode(), digest_size=8)
    for file in files:
        digest.update(f"\0{file.parent.name}/{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _silent(_what: str, _done: int, _total: int) -> None:
    return None
