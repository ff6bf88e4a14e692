"""While an exercise or lesson is open, the message that answers it goes to it."""

from __future__ import annotations

from typing import Any

from rasa.core.featurizers.tracker_featurizers import TrackerFeaturizer
from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from bot.care.activity import from_slot

CONTINUE = "action_continue_activity"
SMALL_ANSWER = "action_take_small_answer"
"""What RulePolicy falls back on (config.yml): a yes or no that no rule or story expects."""
SLOT = "activity"
ANSWERS = {
    "affirm",
    "deny",
    "cancel",
    "repeat",
    "pause_activity",
    "continue_activity",
    "answer_step",
    "skip_rating",
    "not_sure",
    "nlu_fallback",
    "out_of_scope",
    "thank",
    "share_positive",
    "mood_checkin",
}
"""Intents that a step takes as its answer; anything else leaves it open and is answered in its own right."""
RESUME = "resume_activity"
OFFER = "activity_resume_offer"


def takes(slot: Any, intent: str | None, metadata: dict[str, Any], last_key: str | None) -> bool:
    """Whether the open activity takes this message. `last_key`: what we said last."""
    activity = from_slot(slot)
    if activity is None:
        return False
    if not activity.is_paused:
        return intent == RESUME or intent in ANSWERS or bool(metadata.get("has_number"))
    if last_key == OFFER:
        return intent in (RESUME, "affirm", "deny", "cancel", "continue_activity")
    # after danger a bare "ok" is met with the offer to go on, never with the next step
    return intent in (RESUME, "cancel") or (intent == "affirm" and bool(metadata.get("pause_activity")))


def last_said(tracker: DialogueStateTracker) -> str | None:
    """The key of our last words."""
    event = tracker.get_last_event_for(BotUttered)
    return (event.metadata or {}).get("key") if event else None


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class ActivityPolicy(Policy):
    """Predicts `action_continue_activity` for the answers, and to listen after it; nothing otherwise."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Above rules (6): an open activity takes the message that answers it."""
        return {"priority": 7, "max_history": None}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ActivityPolicy:
        """A policy; there is nothing to learn."""
        return cls(config, model_storage, resource, execution_context)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ActivityPolicy:
        """As `create`: nothing was stored."""
        return cls(config, model_storage, resource, execution_context)

    def _create_featurizer(self) -> TrackerFeaturizer | None:
        """No features are learned from."""
        return None

    def train(self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Nothing to learn."""
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """The next action, with probability 1 or not at all."""
        action = self._next(tracker)
        probabilities = self._default_predictions(domain)
        if action is not None:
            probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities)

    def _next(self, tracker: DialogueStateTracker) -> str | None:
        if tracker.latest_action_name in (CONTINUE, SMALL_ANSWER):
            return ACTION_LISTEN_NAME
        message = tracker.latest_message
        if tracker.latest_action_name != ACTION_LISTEN_NAME or message is None:
            return None
        intent = (message.intent or {}).get("name")
        is_taken = takes(tracker.get_slot(SLOT), intent, message.metadata or {}, last_said(tracker))
        return CONTINUE if is_taken else None
