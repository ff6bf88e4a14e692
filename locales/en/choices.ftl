# Button titles, 20 characters at most.

choice_exercise = Try an exercise
choice_box_breathing = Breathing
choice_grounding = Five senses
choice_learn = Learn about it
choice_lesson_anxiety = About worry
choice_lesson_sleep = About sleep
choice_human = Talk to a person
choice_hotline = Helpline numbers
choice_listen = Just listen to me
choice_capabilities = What can you do?
choice_language = Change language
choice_next = Next
choice_pause = Pause
choice_leave = Leave it for now
choice_resume = Go on
choice_skip = Skip
choice_yes = Yes
choice_no = No
choice_unsure = Not sure
choice_safe = I am safe
choice_not_safe = I am not safe
choice_show_again = Show it again
choice_more = More
