# The frame of the talk.

disclosure = Hi, this is Kindline. I am a computer program, not a person, but you can tell me anything. It is free (your network may charge for texts). I am not an emergency service: if you are in danger, call your local emergency number. To reach a person, write "human" at any time.
welcome = I'm glad you're here. How are you doing today? Say it any way you like.
welcome_back = Good to hear from you again. How are things right now?
goodbye = Take good care of yourself. You can write to me at any hour, day or night.
thanks = You're welcome. I'm here whenever you need me.
capabilities =
    Here is what we can do together: you can tell me what is on your mind, try a breathing or grounding exercise, or read short lessons on worry and on sleep. I can give you helpline numbers, bring in a human, or change the language.
    I am a computer program, not an emergency service.
about_bot = Yes, honestly: I am a computer program, not a person. Talking with me is free. I am not an emergency service. There are real people behind Kindline too: write "human" and I will ask one to come.
privacy =
    Your messages are kept sealed (encrypted). Our counsellors read them only when they are helping you, or to keep you safe. You don't have to give your name. It is free.
    You can ask us to delete everything at any time.
data_request = I have passed this on. A person from our team will take care of it. It can take up to 30 days. You can keep writing to me in the meantime.
stopped = All right. I won't send you anything more unless you write to me again. Please take care of yourself.
feedback_thanks = Thank you for telling us, good or bad. It helps us do better for you and for the next person.
not_understood = Sorry, I didn't get that. That's on me, not on you. Can you say it in another way?
menu = I still didn't catch that, sorry. Here are some things I can do. Choose whichever feels right.
out_of_scope = I wish I could help with that, but it isn't something I know about. I'm here for how you feel. How are you doing?
text_only = I can't see pictures or hear voice notes, I can only read words. Could you write it to me? A few words are enough.
too_long = Thank you for telling me so much. I could only read the first part. What is the most important bit for you right now?
trouble =
    Something isn't working on our side just now. Your message is safe with us. Please try again in a few minutes.
    If you are in danger, call your local emergency number, or write "human" to ask for a person.
    .sms = Something is broken on our side just now. Your message is kept. Try again in a few minutes. In danger? Call your local emergency number, or write "human" for a person.
maybe_missed = I'm not sure my last message reached you. I can show it again.
not_yet = I'm sorry, I can't do that yet. One of our people can help you with it. Would you like to talk to someone?
acknowledge = Okay. What would help you now?
nothing_open = All right. We have nothing open just now. What would help?
positive = I'm so glad to hear that. Moments like this count. Notice what helped, even a small thing. It may help again another day.
choose_language = Which language shall we use?
language_changed = All right, we'll go on in English from now on.
language_unknown = I'm sorry, I don't speak that language yet. These are the ones I know:
more = There is more.
