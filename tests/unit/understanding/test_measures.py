from __future__ import annotations

import pytest

from bot.understanding import measures


def test_macro_f1_weighs_labels_alike() -> None:
    pairs = [("a", "a"), ("a", "a"), ("a", "b"), ("b", "b")]
    assert measures.macro_f1(pairs) == pytest.approx((0.8 + 2 / 3) / 2)


def test_calibration_error() -> None:
    assert measures.calibration_error([(0.9, True)] * 9 + [(0.9, False)]) == pytest.approx(0)
    assert measures.calibration_error([(1.0, False)]) == 1


def test_nothing_to_measure() -> None:
    assert measures.accuracy([]) is measures.macro_f1([]) is measures.calibration_error([]) is None
