"""What the path itself promises, whatever the language: disclosure, check-in, silence, receipts."""

from __future__ import annotations

import httpx

from bot.talk import Talk
from tests.fakes.twilio_api import FakeTwilio
from tests.faults.polling import until
from tests.service import Running


def keys(turn: dict) -> list[str]:
    return [reply["key"] for reply in turn["replies"]]


def token(talk: Talk, intent: str) -> str:
    """The button of the last turn that means this."""
    return next(b.token for row in talk.last for b in row.message.buttons if b.payload.startswith(f"/{intent}"))


async def change(talk: Talk, columns: str) -> None:
    """Set columns of the talk's conversation, as time or a counsellor would."""
    async with talk.database.connection() as conn:
        await conn.execute(
            f"UPDATE conversations SET {columns} WHERE id = (SELECT conversation_id FROM inbox WHERE id = %s)",
            (talk.last_inbox_id,),
        )


async def test_disclosure_comes_first_and_again_after_seven_idle_days(service: Running) -> None:
    async with service.talk(language="en") as talk:
        assert keys(await talk.say("hello"))[0] == "disclosure"
        assert "disclosure" not in keys(await talk.say("hello"))
        await change(talk, "last_inbound_at = now() - interval '8 days'")
        assert keys(await talk.say("hello"))[0] == "disclosure"


async def test_first_greeting_is_answered_in_its_own_letters_and_a_later_one_switches_nothing(service: Running) -> None:
    async with service.talk(region="KE") as talk:
        turn = await talk.say("مرحبا")
        assert {reply["language"] for reply in turn["replies"]} == {"ar"}
    async with service.talk(language="en") as talk:
        await talk.say("i feel so anxious today")
        turn = await talk.say("شكرا")
        assert {reply["language"] for reply in turn["replies"]} == {"en"}


async def test_first_contact_in_danger_is_told_that_this_is_a_program(service: Running) -> None:
    async with service.talk(language="en", region="GB") as talk:
        said = keys(await talk.say("i want to end my life"))
        assert said[0] == "crisis_suicide_self"
        assert "crisis_program" in said


async def test_hopelessness_is_met_with_a_question_and_yes_is_danger(service: Running) -> None:
    async with service.talk(language="en", region="GB") as talk:
        turn = await talk.say("i wish i could go to sleep and never wake up")
        assert (turn["risk"]["level"], keys(turn)[-1]) == ("watch", "check_in")
        turn = await talk.press(token(talk, "affirm"))
        assert keys(turn)[0] == "crisis_suicide_self"


async def test_hopelessness_without_danger_is_believed(service: Running) -> None:
    async with service.talk(language="en", region="GB") as talk:
        await talk.say("i wish i could go to sleep and never wake up")
        assert keys(await talk.press(token(talk, "deny"))) == ["safety_out_of_danger"]


async def test_bot_is_silent_while_a_counsellor_holds_the_talk_and_danger_is_still_answered(service: Running) -> None:
    async with service.talk(language="en", region="GB") as talk:
        await talk.say("hello")
        await change(talk, "handover = 'with_human'")
        turn = await talk.say("are you there?")
        assert (turn["owner"], keys(turn)) == ("human", [])
        assert keys(await talk.say("i want to kill myself"))[0] == "crisis_suicide_self"


async def test_language_by_button(service: Running) -> None:
    async with service.talk(language="en") as talk:
        await talk.say("can we use another language?")
        swahili = next(b.token for row in talk.last for b in row.message.buttons if b.title == "Kiswahili")
        turn = await talk.press(swahili)
        assert (keys(turn), turn["replies"][0]["language"]) == (["language_changed"], "sw")


async def test_a_button_of_another_talk_means_nothing_here(service: Running) -> None:
    async with service.talk(language="en") as mine, service.talk(language="en") as other:
        await mine.say("hello")
        await other.say("hello")
        assert "exercise_offer" not in keys(await mine.press(token(other, "ask_exercise")))


async def test_delivery_reports_of_twilio_are_kept(service: Running, twilio: FakeTwilio) -> None:
    form = {"MessageSid": "SM" + "7" * 32, "MessageStatus": "delivered", "AccountSid": twilio.account_sid}
    request = twilio.signed(f"{service.url}/channels/sms/twilio/status", form)
    async with httpx.AsyncClient(trust_env=False) as client:
        assert (await client.send(request)).is_success
    async with service.talk() as talk:

        async def is_kept() -> bool:
            async with talk.database.connection() as conn:
                cursor = await conn.execute("SELECT status FROM receipts WHERE provider_id = %s", (form["MessageSid"],))
                row = await cursor.fetchone()
            return row is not None and row["status"] == "delivered"

        await until(is_kept, "delivery report")
