"""Our understanding as Rasa's NLU component, for Rasa's own tools (`rasa shell`, `rasa test`, `/model/parse`).

In service the gateway has understood the message already and this component does not run.
"""

from __future__ import annotations

import os
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.settings import ROOT


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class KindlineUnderstanding(GraphComponent):
    """Language, intent, topic, entities and risk of one message; loaded when first needed."""

    def __init__(self, resource: Resource) -> None:
        """`resource`: Rasa's name for what training leaves; ours lives under `var/`, by content hash."""
        self._resource = resource
        self._reader: Any = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> KindlineUnderstanding:
        """A component before training."""
        return cls(resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> KindlineUnderstanding:
        """A component after training."""
        return cls(resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Train the heads on `data/nlu`, or find them trained."""
        if os.environ.get("KINDLINE_TRAINING") != "1":  # `kindline train` trains the heads beside us
            from bot.understanding.train import ensure_trained

            ensure_trained(ROOT)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing is added: the policies read intents only."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Understand each message and add the contract's keys to the output."""
        for message in messages:
            if message.get(INTENT) is None:
                self._process_one(message)
        return messages

    def _process_one(self, message: Message) -> None:
        parsed = self._parser().parse(message.get(TEXT) or "")
        for name in (INTENT, ENTITIES, "language", "risk"):
            message.set(name, parsed[name], add_to_output=True)

    def _parser(self) -> Any:
        if self._reader is None:
            from bot.parse import Parser

            self._reader = Parser.load(ROOT)
        return self._reader
