"""The second half of a turn: the plan of what to say, from our own words for danger, from Rasa for the talk."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta

from bot import effects
from bot.dialogue import Answer, DialogueUnreachable, Effect, metadata_of
from bot.errors import DialogueError, StoreError
from bot.escalation.hotlines import choose
from bot.heard import Heard, screen_text, understand
from bot.messages import Say
from bot.plan import Plan
from bot.safety import questions
from bot.safety.assess import crisis_says
from bot.safety.levels import Level, Verdict
from bot.service import Service
from bot.store import episodes, inbox, outbox
from bot.understanding.types import FALLBACK_INTENT

DISCLOSE_AFTER = timedelta(days=7)
"""Idle time after which the disclosure is said again (Utah HB 452)."""
REPEAT_WITHIN = timedelta(hours=1)
"""Danger told again within this time is answered in fewer words."""
PATIENCE_S = 20.0
"""How long a turn waits for Rasa to come back before it says that something is broken."""
LOOK_AROUND_S = 0.5
"""While waiting, how often to look whether the same person has sent a danger message meanwhile."""
RETRY_S = 0.25
LONG_TEXT_CHARS = 2_000
"""From here on the person is told that only the beginning was understood (all of it is screened by the rules)."""
WITHOUT_RASA = {"talk_to_human": "call_human", "ask_hotline": "show_lines"}
"""What must work while the dialogue is down."""
BROKEN = Say("trouble", choices=("choice_human", "choice_hotline"))


def needs_disclosure(heard: Heard) -> bool:
    """Whether this contact must hear first that it talks to a program."""
    conversation = heard.conversation
    last = conversation.last_inbound_at
    return conversation.disclosed_at is None or last is None or heard.received.received_at - last >= DISCLOSE_AFTER


def _region(service: Service, heard: Heard) -> str | None:
    told = heard.understanding.entity("region")
    return heard.conversation.region or told or heard.received.region_hint or service.settings.default_region


def _lines(service: Service, heard: Heard, danger: Verdict, region: str | None) -> list[Say]:
    place = service.regions.get(region or "")
    return choose(place, danger.category, danger.about, heard.language, datetime.now(UTC), intro=False)


def _episode(heard: Heard) -> Verdict | None:
    episode = heard.conversation.episode
    return Verdict(episode.level, episode.category, episode.about) if episode else None


def _answered(service: Service, heard: Heard) -> questions.Reply | None:
    """The message read as the answer to our open safety question, if there is one."""
    episode = _episode(heard)
    lines = _lines(service, heard, episode, _region(service, heard)) if episode else []
    return questions.read(heard.conversation.open_question, heard.intent, episode, lines)


async def plan_danger(service: Service, heard: Heard) -> Plan | None:
    """The plan when there is danger, in the words or in the answer to a safety question; None otherwise.

    Crisis words and lines first, then the honest word that this is a program, then one direct question.
    """
    if heard.verdict.level.opens_episode:
        return await _crisis(service, heard, heard.verdict)
    answered = _answered(service, heard)
    if answered is None or answered.danger is None:
        return None
    if answered.is_first:
        return await _crisis(service, heard, answered.danger)
    region = _region(service, heard)
    changes = {"open_question": None, "region": region}
    return Plan(heard.language, region, says=list(answered.says), changes=changes, danger=answered.danger)


async def _is_staffed(service: Service, language: str) -> bool:
    """Whether a counsellor is on shift. Crisis words never wait or fail for this: unknown counts as yes."""
    try:
        async with service.database.connection() as conn:
            return await episodes.is_anyone_on_shift(conn, language)
    except StoreError:
        return True


async def _crisis(service: Service, heard: Heard, danger: Verdict) -> Plan:
    conversation, now = heard.conversation, datetime.now(UTC)
    region, episode = _region(service, heard), conversation.episode
    is_repeat = episode is not None and now - episode.last_danger_at < REPEAT_WITHIN
    lines, is_first_contact = _lines(service, heard, danger, region), needs_disclosure(heard)
    says = crisis_says(danger, lines, first_contact=is_first_contact, repeat=is_repeat)
    if not is_repeat and not await _is_staffed(service, heard.language):
        says.insert(-1, Say("human_nobody"))  # the truth, at once: nobody waits for someone who is not there
    changes = {
        "disclosed_at": now if is_first_contact else conversation.disclosed_at,
        "open_question": questions.question_of(danger),
        "region": region,
    }
    return Plan(heard.language, region, says=says, changes=changes, danger=danger)


async def plan_talk(service: Service, heard: Heard) -> Plan:
    """The disclosure when due, then what our own questions or Rasa answer."""
    plan = Plan(heard.language, _region(service, heard), changes={"open_question": None})
    if needs_disclosure(heard):
        plan.says.append(Say("disclosure"))
        plan.changes["disclosed_at"] = datetime.now(UTC)
    if not heard.received.is_text:
        plan.says.append(Say("text_only"))
    elif not await _answer_ourselves(service, heard, plan):
        await _answer_by_rasa(service, heard, plan)
    return plan


async def _answer_ourselves(service: Service, heard: Heard, plan: Plan) -> bool:
    """Answers that do not need the dialogue: our safety questions, the country, a message shown again."""
    question, region = heard.conversation.open_question, heard.understanding.entity("region")
    answered = _answered(service, heard)
    if answered is not None:
        plan.says += answered.says
    elif heard.intent == "show_again":
        await _show_again(service, heard, plan)
    elif region and region in service.regions and (question == "region" or _needs_country(heard)):
        effects.set_region(service, heard, region, plan)
    elif question == "region" and heard.intent == FALLBACK_INTENT:
        plan.says += [Say("region_unclear"), Say("line_directory")]
    else:
        return False
    return True


def _needs_country(heard: Heard) -> bool:
    """In danger, and we cannot tell which numbers to give."""
    return heard.conversation.episode is not None and heard.conversation.region is None


async def _show_again(service: Service, heard: Heard, plan: Plan) -> None:
    """The payload is our own: it names the outbox row that may be missing."""
    outbox_id = heard.understanding.entity("outbox")
    async with service.database.connection() as conn:
        row = await outbox.load(conn, service.keyring, heard.conversation.id, int(outbox_id or 0))
    if row is not None:
        message = row.message
        plan.again.append(
            outbox.Draft(row.key, message.text, message.buttons, message.language, message.direction, row.segments)
        )


async def _answer_by_rasa(service: Service, heard: Heard, plan: Plan) -> None:
    if len(heard.received.text) > LONG_TEXT_CHARS:
        plan.says.append(Say("too_long"))
    try:
        answer = await _ask(service, heard, plan)
        plan.changes["pauses_activity"] = False  # Rasa has paused what danger interrupted
    except DialogueError:
        service.metrics.failure("dialogue")
        effect = WITHOUT_RASA.get(heard.intent)
        answer = (Effect(effect),) if effect else (BROKEN,)
    await effects.apply(service, heard, answer, plan)
    if heard.verdict.level is Level.WATCH:
        _check_in(plan)
    if not plan.says:
        plan.says.append(Say("acknowledge"))


def _check_in(plan: Plan) -> None:
    """Hopelessness is answered by a gentle direct question in place of the usual choice."""
    plan.says = [say for say in plan.says if say.key not in ("feeling_choice", "not_understood", "menu")]
    plan.says.append(questions.check_in())
    plan.changes["open_question"] = questions.CHECK_IN


async def _ask(service: Service, heard: Heard, plan: Plan) -> Answer:
    """Ask Rasa, patiently while it starts, but never while the same person waits in danger."""
    asking = asyncio.create_task(_ask_patiently(service, heard, plan))
    try:
        while True:
            done, _ = await asyncio.wait({asking}, timeout=LOOK_AROUND_S)
            if done:
                return asking.result()
            if await _danger_waits(service, heard):
                raise DialogueError("a danger message of the same person waits")
    finally:
        asking.cancel()
        with contextlib.suppress(asyncio.CancelledError, DialogueError):
            await asking


async def _ask_patiently(service: Service, heard: Heard, plan: Plan) -> Answer:
    loop = asyncio.get_running_loop()
    give_up_at = loop.time() + PATIENCE_S
    text = heard.payload or heard.received.text
    metadata = metadata_of(
        heard.understanding,
        heard.intent,
        heard.language,
        inbox_id=heard.received.id,
        pause_activity=heard.conversation.pauses_activity,
        has_number=heard.understanding.entity("number") is not None,
    )
    while True:
        try:
            return await service.dialogue.ask(str(heard.conversation.id), text, metadata)
        except DialogueUnreachable:
            if loop.time() >= give_up_at:
                raise
            await asyncio.sleep(RETRY_S)


async def _danger_waits(service: Service, heard: Heard) -> bool:
    """Whether a newer message of the same person, not yet its turn, is dangerous."""
    conversation = heard.conversation
    async with service.database.connection() as conn:
        waiting = await inbox.newer(conn, service.keyring, conversation.id, heard.received.seq)
    for message in waiting:
        if message.text and not message.choice:
            understanding = await understand(service, message.text, heard.language, message.language_hint)
            verdict = screen_text(service, message.text, understanding, conversation, heard.language)
            if verdict.level.opens_episode:
                return True
    return False
