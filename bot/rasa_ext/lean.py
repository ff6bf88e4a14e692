"""A stand-in for TensorFlow, so that Rasa starts without it.

Rasa imports TensorFlow for DIET and TED wherever it starts; our assistant uses neither, and the import costs 270 MB
and most of the start-up time (docs/adr/0002-lean-rasa.md). The stand-in answers every attribute with a harmless
class. Anything that would really compute with it fails at once with a sentence that says why.
"""

from __future__ import annotations

import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

REPLACED = ("tensorflow", "keras", "tensorflow_addons")
ABSENT = "tensorflow.experimental.dlpack"
"""By this thinc (below spaCy, which our screen uses) finds out whether TensorFlow is there: it is not."""


class _Anything(type):
    """Classes that can be a base class, an annotation, a decorator or a namespace."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _make(name)

    def __getitem__(cls, item: Any) -> Any:
        return cls

    def __or__(cls, other: Any) -> Any:
        return Any

    __ror__ = __or__

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if len(args) == 1 and not kwargs and callable(args[0]):
            return args[0]  # used as a plain decorator
        if cls.__dict__.get("_is_stand_in"):
            return lambda wrapped: wrapped  # used as a decorator with arguments
        raise RuntimeError("TensorFlow is not loaded in this process; run plain `rasa` for a pipeline that needs it")


def _make(name: str) -> Any:
    return _Anything(name, (), {"_is_stand_in": True, "__module__": "tensorflow"})


class _StandIn(ModuleType):
    __path__ = ()  # type: ignore[assignment]
    __version__ = "2.12.0"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _make(name)


class _Finder(MetaPathFinder, Loader):
    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if name.split(".")[0] in REPLACED and name != ABSENT:
            return ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""


def leave_out_tensorflow() -> None:
    """Put the stand-in in TensorFlow's place; call before anything imports `rasa`."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
