"""The labels of understanding, fixed (shared/contract/nlu.yml): evaluation sets depend on them."""

from __future__ import annotations

from bot.safety.levels import About, Category, Level

CONTRACT_INTENTS = (
    "greet",
    "goodbye",
    "thank",
    "affirm",
    "deny",
    "ask_help",
    "bot_challenge",
    "change_language",
    "talk_to_human",
    "stop_messages",
    "cancel",
    "repeat",
    "delete_data",
    "export_data",
    "ask_privacy",
    "give_feedback",
    "share_feeling",
    "share_positive",
    "ask_learn",
    "ask_exercise",
    "mood_checkin",
    "mood_history",
    "take_screening",
    "book_appointment",
    "change_appointment",
    "cancel_appointment",
    "ask_appointment",
    "ask_hotline",
    "report_risk",
    "out_of_scope",
)
OWN_INTENTS = (
    "pause_activity",
    "resume_activity",
    "continue_activity",
    "answer_step",
    "not_sure",
    "nlu_fallback",
)
"""Ours besides: wait; back to the exercise; next step; chair, lamp, window; I do not know; random letters."""
INTENTS = CONTRACT_INTENTS + OWN_INTENTS
TOPIC_INTENTS = ("share_feeling", "ask_learn")
"""Intents whose blocks say a topic."""
TOPICS = (
    "anxiety",
    "panic",
    "low_mood",
    "stress",
    "sleep",
    "loneliness",
    "anger",
    "grief",
    "trauma",
    "relationships",
    "self_worth",
    "substance_use",
    "eating",
    "perinatal",
    "work_study",
    "other",
)
LEVELS = tuple(level.label for level in Level)
CATEGORIES = tuple(category.value for category in Category)
ABOUT = tuple(about.value for about in About)
