"""What the dialogue wants done outside itself: lines, a human, a language, a country, silence."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from bot.dialogue import Answer, Effect
from bot.escalation.hotlines import choose
from bot.heard import Heard
from bot.messages import Say
from bot.plan import Plan
from bot.replies import language_choices
from bot.safety.levels import About, Category
from bot.service import Service
from bot.store import episodes

HUMAN_CHOICES = ("choice_hotline", "choice_exercise")


async def apply(service: Service, heard: Heard, answer: Answer, plan: Plan) -> None:
    """Put the answer into the plan, in order."""
    for item in answer:
        if isinstance(item, Say):
            plan.says.append(item)
        else:
            await _apply_one(service, heard, item, plan)


async def _apply_one(service: Service, heard: Heard, effect: Effect, plan: Plan) -> None:
    if effect.name == "show_lines":
        plan.says += lines(service, heard, plan)
        if plan.region is None:
            plan.changes["open_question"] = "region"
    elif effect.name == "call_human":
        await _call_human(service, heard, plan)
    elif effect.name == "set_language":
        _set_language(service, effect.value, plan)
    elif effect.name == "stop":
        plan.changes["stopped_at"] = datetime.now(UTC)
    elif effect.name == "data_request":
        plan.steps.append(partial(episodes.queue, conversation_id=heard.conversation.id, reason="data_request"))


def lines(service: Service, heard: Heard, plan: Plan) -> list[Say]:
    """The lines for this person's place, language and need."""
    episode = heard.conversation.episode
    category = episode.category if episode else Category.NONE
    about = episode.about if episode else About.SELF
    region = service.regions.get(plan.region or "")
    return list(choose(region, category, about, plan.language, datetime.now(UTC)))


async def _call_human(service: Service, heard: Heard, plan: Plan) -> None:
    conversation = heard.conversation
    plan.steps.append(partial(episodes.queue, conversation_id=conversation.id, reason="asked"))
    if conversation.handover == "with_bot":
        plan.changes["handover"] = "waiting"
    async with service.database.connection() as conn:
        is_staffed = await episodes.is_anyone_on_shift(conn, plan.language)
    key = "human_already" if conversation.is_queued else "human_asked" if is_staffed else "human_nobody"
    plan.says.append(Say(key, choices=HUMAN_CHOICES))


def _set_language(service: Service, tag: str | None, plan: Plan) -> None:
    if tag is None:
        plan.says.append(Say("choose_language", choices=language_choices(service)))
    elif tag not in service.renderer.manifests:
        plan.says.append(Say("language_unknown", choices=language_choices(service)))
    else:
        plan.language = tag
        plan.changes["language_is_chosen"] = True
        plan.says.append(Say("language_changed"))


def set_region(service: Service, heard: Heard, region: str, plan: Plan) -> None:
    """Take the country that the person told and give its lines."""
    plan.region = region
    question = heard.conversation.open_question
    plan.changes |= {"region": region, "region_is_told": True}
    plan.changes["open_question"] = None if question == "region" else question  # a safety question stays open
    plan.says.append(Say("region_set", {"country": {"region": region}}))
    plan.says += lines(service, heard, plan)
