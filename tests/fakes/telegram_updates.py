"""Builds updates as Telegram sends them. https://core.telegram.org/bots/api#update"""

from __future__ import annotations

import itertools
import time
from typing import Any

_ids = itertools.count(1000)


def person(user_id: int = 77, language: str | None = "en") -> dict[str, Any]:
    """A user."""
    user = {"id": user_id, "is_bot": False, "first_name": "Test"}
    return user | ({"language_code": language} if language else {})


def message(user_id: int = 77, *, language: str | None = "en", **fields: Any) -> dict[str, Any]:
    """A private message; `fields` say what it holds."""
    return {
        "message_id": next(_ids),
        "date": int(time.time()),
        "chat": {"id": user_id, "type": "private", "first_name": "Test"},
        "from": person(user_id, language),
        **fields,
    }


def said(text: str, user_id: int = 77, *, language: str | None = "en", **fields: Any) -> dict[str, Any]:
    """The update (without its id) of a text."""
    return {"message": message(user_id, language=language, text=text, **fields)}


def pressed(data: str, user_id: int = 77, *, language: str | None = "en") -> dict[str, Any]:
    """The update (without its id) of a button press."""
    query = {"id": str(next(_ids)), "from": person(user_id, language), "chat_instance": "1", "data": data}
    return {"callback_query": query | {"message": message(user_id, text="earlier")}}


_FILE = {"file_id": "f", "file_unique_id": "u"}
ATTACHMENTS: dict[str, dict[str, Any]] = {
    "photo": {"photo": [{**_FILE, "width": 9, "height": 9}]},
    "voice": {"voice": {**_FILE, "duration": 3}},
    "sticker": {
        "sticker": {
            **_FILE,
            "width": 9,
            "height": 9,
            "is_animated": False,
            "is_video": False,
            "type": "regular",
        }
    },
    "location": {"location": {"longitude": 36.8, "latitude": -1.3}},
    "contact": {"contact": {"phone_number": "+254700000001", "first_name": "Test"}},
    "document": {"document": _FILE},
    "video note": {"video_note": {**_FILE, "length": 9, "duration": 3}},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
}


def _member(status: str) -> dict[str, Any]:
    known = {"status": status, "user": {"id": 1234, "is_bot": True, "first_name": "Bot"}}
    return known | ({"until_date": 0} if status == "kicked" else {})


def _channel_post() -> dict[str, Any]:
    chat = {"id": -100, "type": "channel", "title": "News"}
    return {"message_id": next(_ids), "date": int(time.time()), "chat": chat, "text": "hello"}


def _in_group(text: str) -> dict[str, Any]:
    return message(text=text) | {"chat": {"id": -5, "type": "group", "title": "Group"}}


def ignored_updates() -> dict[str, dict[str, Any]]:
    """One update of each kind that has nothing to answer."""
    change = {
        "chat": message()["chat"],
        "from": person(),
        "date": 1,
        "old_chat_member": _member("member"),
        "new_chat_member": _member("kicked"),
    }
    return {
        "edited message": {"edited_message": message(text="hello", edit_date=1)},
        "channel post": {"channel_post": _channel_post()},
        "edited channel post": {"edited_channel_post": _channel_post()},
        "bot was blocked": {"my_chat_member": change},
        "group message": {"message": _in_group("hello")},
        "group command": {"message": _in_group("/start")},
        "added to a group": {"message": _in_group("") | {"text": None, "new_chat_members": [person(5)]}},
        "service message": {"message": message(pinned_message=message(text="hello"))},
        "written by a bot": {"message": message(text="hello") | {"from": person() | {"is_bot": True}}},
        "inline query": {"inline_query": {"id": "1", "from": person(), "query": "q", "offset": ""}},
        "poll": {
            "poll": {
                "id": "1",
                "question": "?",
                "options": [],
                "total_voter_count": 0,
                "is_closed": False,
                "is_anonymous": True,
                "type": "regular",
                "allows_multiple_answers": False,
            }
        },
        "kind of next year": {"telepathy": {"from": person()}},
        "message in an unknown shape": {"message": {"message_id": 1, "text": "hello"}},
        "message that is a list": {"message": [1, 2]},
        "press without a sender": {"callback_query": {"id": "1", "data": "x"}},
        "game press": {"callback_query": {"id": "1", "from": person(), "chat_instance": "1"}},
    }
