# Spanish (es). Draft, not reviewed by a native clinician.

lesson_offer = Te puedo contar algo corto sobre la ansiedad o sobre el sueño. ¿Qué prefieres?
lesson_none = Sobre eso todavía no tengo nada preparado. Tengo algo sobre la ansiedad y sobre el sueño, o puedo avisar a una persona del equipo.
lesson_anxiety_1 = La ansiedad es la alarma del cuerpo. Cuando hay peligro, sirve: te despierta y te prepara. El problema es que a veces suena sin que haya fuego, por un examen, por una deuda o sin saber por qué. Molesta mucho, pero es una alarma. (Fuente: OMS, 2023)
lesson_anxiety_2 = ¿Por qué se queda? Si evitas lo que te asusta, sientes alivio un rato, pero el miedo crece. El corazón acelerado, la falta de aire o el nudo en el estómago son muy desagradables, pero la ansiedad por sí sola no es peligrosa. Si notas algo nuevo o muy fuerte, que te vea alguien de salud.
    .sms = ¿Por qué se queda? Si evitas lo que te asusta, sientes alivio un rato, pero el miedo crece. El corazón acelerado o el nudo en el estómago son muy desagradables, pero la ansiedad por sí sola no es peligrosa. Si es algo nuevo o muy fuerte, que te vea alguien de salud.
lesson_anxiety_3 = ¿Qué ayuda? Soltar el aire despacio. Acercarte a pasitos a eso que evitas. Mover el cuerpo. Hablarlo con alguien. Tomar menos café y bebidas energéticas. Si durante varias semanas no te deja hacer tu vida, busca a alguien que te atienda: hay ayuda y funciona.
lesson_sleep_1 = El sueño necesita dos cosas: un reloj interno con horarios parecidos y suficiente cansancio. Preocuparse por dormir mantiene despierto a cualquiera. Una mala noche no te hace daño: el cuerpo sabe recuperarse.
lesson_sleep_2 = ¿Qué ayuda? Levantarte siempre a la misma hora. Luz natural por la mañana. La cama, solo para dormir. Si llevas mucho rato sin dormirte, levántate y haz algo tranquilo. Nada de café después del mediodía. El teléfono, lejos.
lesson_sleep_3 = Pide que alguien de salud te vea si duermes mal tres noches por semana durante tres meses, si roncas fuerte y dejas de respirar a ratos, o si tienes el ánimo por el suelo. Hay ayuda y funciona.
lesson_done = Esa era la última parte. ¿Qué te vendría bien ahora?
