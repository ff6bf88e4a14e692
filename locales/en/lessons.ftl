# Short lessons, one card a message. Source of the first: WHO, Anxiety disorders, fact sheet, 2023.

lesson_offer = I have two short lessons: one on worry and one on sleep. Which would you like?
lesson_none = I don't have a lesson about that yet, sorry. I have one on worry and one on sleep. Or you can talk to a person.
lesson_anxiety_1 =
    Anxiety is your body's alarm. When there is danger it helps: your heart beats faster and you are ready to run or to fight.
    But sometimes the alarm rings when there is no fire. It feels just as real. It is very common, and it can be treated.
    .sms = Anxiety is your body's alarm. In danger it helps you run or fight. But sometimes it rings when there is no fire. It feels just as real. It is very common, and it can be treated.
lesson_anxiety_2 =
    Why does it stay? When we keep away from what scares us, we feel better at once. But the fear learns that it was right, and it grows.
    A fast heart, short breath or an upset stomach feel awful, but when they come from fear they are not dangerous in themselves.
    .sms = Why does it stay? Keeping away from what scares us feels good at once, but then the fear grows. A fast heart or short breath from fear feels awful, but is not dangerous in itself.
lesson_anxiety_3 =
    What helps: breathe out slowly. Take small steps towards what you avoid. Move your body, talk to someone, drink less coffee and tea.
    If fear has kept you from living your days for some weeks, please see a health worker. There is good help for this.
    .sms = What helps: slow breaths out, small steps towards what you avoid, moving, talking, less coffee and tea. If it stops you living your days for some weeks, see a health worker.
lesson_sleep_1 =
    Sleep needs two things: a body clock that knows when it is night, and enough tiredness.
    Lying there worrying about sleep keeps you awake. One bad night does not harm you. Your body knows how to catch up.
    .sms = Sleep needs a body clock that knows when it is night, and enough tiredness. Worrying about sleep keeps you awake. One bad night does not harm you.
lesson_sleep_2 =
    What helps: get up at the same time every day. Get daylight in the morning. Keep your bed for sleep. If you lie awake long, get up for a while.
    No coffee or strong tea after midday, and leave your phone out of reach.
    .sms = What helps: get up at the same time daily, get morning light, keep bed for sleep, get up if awake long, no coffee or strong tea after midday, phone away.
lesson_sleep_3 =
    See a health worker if you sleep badly three nights a week for three months, if you snore loudly and your breath stops in between, or if you feel very low.
    There is help for sleep, and it works.
    .sms = See a health worker if you sleep badly 3 nights a week for 3 months, if you snore and your breath stops, or if you feel very low. There is help and it works.
lesson_done = That was the last card. What would help you now?
