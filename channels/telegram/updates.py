"""Reads Telegram's updates. Every kind survives: https://core.telegram.org/bots/api#update"""

from __future__ import annotations

import re
from typing import Any

from telegram import Bot, CallbackQuery, Chat, Message, Update

from bot.messages import InboundMessage
from channels.base import Accepted, Ignored, Received, Rejected
from channels.receive import clean

COMMANDS = frozenset({"start", "help", "language", "human"})
"""Our own commands; the turn reads these words in `choice`. Any other text with a slash is only text."""
_COMMAND = re.compile(r"/([a-z]+)(?:@\w+)?(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)
# https://core.telegram.org/bots/features#deep-linking. A digit, _ or - tells a code from a word.
_DEEP_LINK = re.compile(r"(?=.*[\d_-])[\w-]{1,64}", re.ASCII)


def read_update(data: object, channel: str, bot: Bot | None = None) -> Received:
    """A message or button press for the inbox, or the reason why there is nothing to answer."""
    if not isinstance(data, dict) or type(data.get("update_id")) is not int:
        return Rejected(400, "not an update")
    try:
        update = Update.de_json(data, bot)
        if update.message is not None:
            return _read_message(update.message, update.update_id, channel)
        if update.callback_query is not None:
            return _read_press(update.callback_query, update.update_id, channel)
    # Genuine, but in a shape that the library does not know: if refused, Telegram would send it for ever.
    except (AttributeError, KeyError, OverflowError, OSError, RecursionError, TypeError, ValueError):
        return Ignored("an update in an unknown shape")
    return Ignored(f"update kind: {_kind(data)}")


def _read_message(message: Message, update_id: int, channel: str) -> Received:
    sender = message.from_user
    if message.chat.type != Chat.PRIVATE:
        return Ignored("not a private chat")
    if sender is not None and sender.is_bot:
        return Ignored("written by a bot")
    words = clean(message.text or message.caption or "")
    if not words and message.effective_attachment is None:
        return Ignored("service message")
    choice, text = _split_command(words)
    return Accepted(
        InboundMessage(
            channel=channel,
            provider_id=str(update_id),
            address=str(message.chat.id),
            text=text,
            choice=choice,
            is_text=choice is not None or bool(text.strip()),
            language_hint=sender.language_code if sender else None,
        )
    )


def _read_press(query: CallbackQuery, update_id: int, channel: str) -> Received:
    chat = query.message.chat if query.message else None
    if chat is not None and chat.type != Chat.PRIVATE:
        return Ignored("not a private chat")
    if not query.data:
        return Ignored("a button without data")
    return Accepted(
        InboundMessage(
            channel=channel,
            provider_id=str(update_id),
            # In a private chat the chat's id is the person's; an old message comes without its chat.
            address=str(chat.id if chat else query.from_user.id),
            choice=clean(query.data),
            language_hint=query.from_user.language_code,
        )
    )


def _split_command(words: str) -> tuple[str | None, str]:
    """The choice that a command of ours stands for, else the words.

    A command with words beside it stays text, so that the words are screened for danger like any other.
    """
    match = _COMMAND.fullmatch(words)
    command, rest = (match[1].lower(), (match[2] or "").strip()) if match else ("", "")
    is_bare = not rest or (command == "start" and _DEEP_LINK.fullmatch(rest))
    return (command, "") if command in COMMANDS and is_bare else (None, words)


def _kind(data: dict[str, Any]) -> str:
    return next((kind for kind in Update.ALL_TYPES if kind in data), "unknown")
