# Spanish (es). Button titles, at most 20 characters.

choice_exercise = Un ejercicio
choice_box_breathing = Respirar
choice_grounding = Cinco sentidos
choice_learn = Saber más
choice_lesson_anxiety = Sobre la ansiedad
choice_lesson_sleep = Sobre el sueño
choice_human = Hablar con alguien
choice_hotline = Líneas de apoyo
choice_listen = Solo escúchame
choice_capabilities = ¿Qué puedes hacer?
choice_language = Cambiar de idioma
choice_next = Siguiente
choice_pause = Pausa
choice_leave = Dejarlo aquí
choice_resume = Seguir
choice_skip = Saltar
choice_yes = Sí
choice_no = No
choice_unsure = No sé
choice_safe = Estoy a salvo
choice_not_safe = No estoy a salvo
choice_show_again = Mostrar otra vez
choice_more = Ver más
