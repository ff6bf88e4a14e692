# Reflection, then a choice.

feeling_anxiety = That sounds like a lot of worry to carry around. So many people feel this. It doesn't mean you are weak.
feeling_panic = That is really scary when it comes. It does pass. It is often strongest in the first few minutes, then it slowly lets go. I'm here with you.
feeling_low_mood = I'm sorry it feels so heavy and empty. When you feel like this, even small things take so much out of you. Thank you for telling me.
feeling_stress = That is a lot on your shoulders, all at the same time. No wonder you feel worn out.
feeling_sleep = Bad nights are hard, and the day after can feel twice as long. I'm sorry you're going through this.
feeling_loneliness = Being alone with all of this hurts. I'm really glad you wrote. Right now, someone is hearing you: it is all right to say it here.
    .sms = Being alone with all of this hurts. I'm really glad you wrote. It is all right to say it here.
feeling_anger = I can hear how angry you are. Anger often comes when something hurt or felt unfair. It is okay to feel it, and to say it here.
feeling_grief = I'm so sorry for your loss. There is no right way to grieve, and no hurry. Take all the time you need.
feeling_trauma = I'm sorry you lived through that. Even when it is over, the body can remember it as if it were now. You decide how much you tell me.
feeling_relationships = It hurts so much when things go wrong with the people close to us. I can hear how much this matters to you.
feeling_self_worth = Those are painful things to feel about yourself. A feeling can be very strong and still not be the truth about you. You matter.
feeling_substance_use = It takes courage to say that. I'm not here to judge you. Many people struggle with this, and you don't have to do it alone.
feeling_eating = Thank you for trusting me with this. A struggle with food or with your body can take up the whole day. No judging here.
feeling_perinatal = Having a baby, or waiting for one, can bring very hard feelings too. Many parents have them. It doesn't make you a bad parent.
feeling_work_study = Trouble with work, money or school can get into everything, even your sleep. It makes sense that this weighs on you.
feeling_other = That sounds heavy. Thank you for telling me. You don't have to carry it all by yourself.
feeling_choice = What would help you most right now?
just_listen = I'm reading. Tell me as much or as little as you like, in your own time. Nothing you feel is wrong to say here.
check_in = Thank you for telling me how bad it is. Sometimes when people feel like this, they think about dying. Is it like that for you? Whatever you say, I'm here.
