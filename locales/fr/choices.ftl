# French (fr). Button titles, at most 20 characters.

choice_exercise = Un exercice
choice_box_breathing = Respirer
choice_grounding = Les cinq sens
choice_learn = En savoir plus
choice_lesson_anxiety = Sur l'anxiété
choice_lesson_sleep = Sur le sommeil
choice_human = Parler à quelqu'un
choice_hotline = Numéros d'écoute
choice_listen = Juste m'écouter
choice_capabilities = Comment ça marche ?
choice_language = Changer de langue
choice_next = Suite
choice_pause = Pause
choice_leave = En rester là
choice_resume = Continuer
choice_skip = Passer
choice_yes = Oui
choice_no = Non
choice_unsure = Je ne sais pas
choice_safe = Je suis en sécurité
choice_not_safe = Pas en sécurité
choice_show_again = Revoir le message
choice_more = Lire la suite
