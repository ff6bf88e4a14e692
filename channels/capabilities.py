"""What each door can show, in one light place: the terminal doors imitate these without loading a client."""

from __future__ import annotations

from bot.messages import Capabilities

# https://www.twilio.com/docs/messaging/api/message-resource: a body holds at most 1,600 characters.
SMS = Capabilities(variant="sms", text_limit_chars=1600, has_buttons=False, counts_segments=True)

# https://core.telegram.org/bots/api#sendmessage: a text holds at most 4,096 characters.
TELEGRAM = Capabilities(variant="telegram", text_limit_chars=4096, has_buttons=True)

# Ours: the widget scrolls, so the limit only keeps a single bubble readable.
WEB = Capabilities(variant="web", text_limit_chars=4000, has_buttons=True, repeats_after_unknown=True, is_pulled=True)
