# Spanish (es). Draft, not reviewed by a native clinician.

feeling_anxiety = Suena a que llevas mucha ansiedad encima, con la cabeza dando vueltas. Le pasa a muchísima gente y no es debilidad.
feeling_panic = Eso asusta muchísimo, parece que no va a parar. Es pánico, y pasa: casi siempre empieza a bajar en unos minutos. Aquí estoy contigo.
feeling_low_mood = Siento que estés pasando por esto. Cuando todo se ve gris o vacío, hasta lo más pequeño pesa. Gracias por contármelo.
feeling_stress = Es mucho a la vez. Con tanta presión encima, es normal sentir que ya no das más.
feeling_sleep = Dormir mal desgasta, y el día siguiente se hace muy cuesta arriba. Tiene sentido que te sientas así.
feeling_loneliness = La soledad duele, aunque haya gente alrededor. Qué bueno que escribiste. Ahora mismo te estoy leyendo.
feeling_anger = Se nota que traes mucho enojo por dentro. Enojarse no es malo; casi siempre hay algo que duele o que no fue justo.
feeling_grief = Lo siento mucho. Perder a alguien o algo tan querido duele hondo. No hay prisa ni una manera correcta de vivirlo.
feeling_trauma = Son recuerdos terribles. Aquello ya pasó, pero el cuerpo lo sigue sintiendo. Tú decides cuánto contar y cuándo.
feeling_relationships = Cuando el dolor viene de la gente que uno quiere, pega muy fuerte. Siento que estés pasando por eso.
feeling_self_worth = Qué duro debe ser hablarte así por dentro. Lo que sientes es real, pero no es la medida de lo que vales. Tú importas.
feeling_substance_use = Gracias por contarlo, no es fácil. Pelear con eso cansa mucho, y aquí no te voy a juzgar.
feeling_eating = Vivir en lucha con la comida o con el cuerpo agota. Gracias por decírmelo. Aquí no hay juicios.
feeling_perinatal = Un embarazo o un bebé también traen días muy difíciles. A muchas mamás y papás les pasa, aunque casi nadie lo diga. Sentirlo no te hace querer menos.
feeling_work_study = El trabajo, los estudios o el dinero pueden quitarte la paz. Es normal que te pese tanto.
feeling_other = Se nota que llevas algo pesado. Gracias por contármelo.
feeling_choice = ¿Qué te vendría bien ahora?
just_listen = Aquí estoy, leyéndote. Cuéntame todo lo que quieras, sin prisa.
check_in = Te pregunto algo con cariño: a veces, cuando alguien se siente así, piensa en morir. ¿Te está pasando? Puedes responder con sinceridad.
