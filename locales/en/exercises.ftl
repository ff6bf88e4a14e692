# Exercises, one step a message.

exercise_offer = Which one would you like to try? A slow breathing exercise, or one with your five senses to help you feel steady.
rating_before = Before we begin: how strong is it right now, from 0 (nothing at all) to 10 (the worst)? Send me just a number.
rating_after = And how strong is it now, from 0 to 10? Send me just a number.
rating_unclear = I just need one number from 0 to 10, whatever feels close. Or you can skip this.
rating_better = It went from { $before } to { $after }. That is real, and you did that yourself.
rating_same = It is about the same ({ $before } before, { $after } now). That happens. It often takes a few tries, and trying counts.
rating_worse = I'm sorry, it feels stronger now. That is not your fault, and thank you for telling me. We can try another exercise, or you can talk to a person.
exercise_done = Well done for trying. You can come back to this exercise any time you need it.
activity_paused = Okay, we'll pause here. We can go on from this same place whenever you like, today or another day.
activity_resumed = Good to have you back. Let's go on from where we were.
activity_left = That's fine, we'll leave it here. What would help you now?
activity_resume_offer = We paused something earlier. Would you like to go on with it?
box_breathing_intro = This is slow breathing in four equal parts, like the sides of a box. It takes a few minutes. Sit or stand in a way that feels okay. If you get dizzy, just breathe as you normally do.
    .sms = This is slow breathing in four equal parts, like a box. Sit or stand in a way that feels okay. If you get dizzy, go back to normal breathing.
box_breathing_1 = Let your shoulders drop. Put both feet on the floor. Breathe out slowly until you feel empty. Go on when you are ready.
box_breathing_2 = First round. Breathe in through your nose and count to 4. Hold for 4. Breathe out through your mouth for 4. Wait for 4.
box_breathing_3 = Now three more rounds, at your own pace: in for 4, hold for 4, out for 4, wait for 4. Counting to 2 or 3 is fine too.
box_breathing_4 = Now let your breath do what it likes. Notice one thing that feels different, even a little.
grounding_intro = We'll use your five senses to come back to here and now. You can write your answers to me or keep them to yourself. Both are fine.
grounding_1 = Look around you, slowly. Name five things you can see.
grounding_2 = Now four things you can feel. Your feet on the floor, maybe, or the cloth on your skin.
grounding_3 = Listen. Three things you can hear, near or far away.
grounding_4 = Two things you can smell. Or think of two smells you like.
grounding_5 = One thing you can taste, or just one slow breath. You are here, now. Well done.
