# The web widget's own words.

widget_title = Kindline
widget_open = Open the chat
widget_close = Close the chat
widget_placeholder = Write here...
widget_send = Send
widget_waiting = No connection. Your message is kept and will be sent when you are back online.
widget_you = You
widget_bot = Kindline
widget_log = Conversation
widget_failed = The chat can't start right now. Please try again in a few minutes. If you are in danger, call your local emergency number.
