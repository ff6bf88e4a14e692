# Spanish (es). Draft, not reviewed by a native clinician.

exercise_offer = Podemos respirar despacio, contando hasta cuatro, o usar los cinco sentidos para volver al aquí y ahora. ¿Cuál prefieres?
rating_before = Antes de empezar: ¿qué tan fuerte es el malestar ahora, de 0 (nada) a 10 (lo peor)? Envíame un número.
rating_after = Y ahora, de 0 a 10, ¿cómo está el malestar? Envíame un número.
rating_unclear = Necesito un solo número, de 0 a 10. Si prefieres, puedes saltarlo.
rating_better = Pasó de { $before } a { $after }. Eso lo hiciste tú.
rating_same = Sigue más o menos igual. Suele pasar: muchas veces hace falta probar varias veces.
rating_worse = Ahora está más fuerte. Lo siento, y gracias por decírmelo. No hiciste nada mal. Podemos probar otro ejercicio, o aviso a una persona del equipo.
exercise_done = Bien hecho por intentarlo. Puedes volver a este ejercicio cuando quieras.
activity_paused = Hacemos una pausa. Seguimos desde aquí cuando quieras, hoy u otro día.
activity_resumed = Qué bueno que volviste. Seguimos donde estábamos.
activity_left = Lo dejamos aquí, no pasa nada. ¿Qué te vendría bien ahora?
activity_resume_offer = Antes dejamos algo en pausa. ¿Quieres que sigamos?
box_breathing_intro = Vamos a respirar despacio, como si dibujaras un cuadrado: cuatro lados iguales. Son unos minutos. Ponte en una postura cómoda. Si te mareas, deja el ejercicio y respira normal.
box_breathing_1 = Suelta los hombros y apoya los dos pies en el suelo. Saca el aire despacio, hasta el final. Seguimos cuando quieras.
box_breathing_2 = Primera vuelta: toma aire por la nariz contando 4. Guárdalo contando 4. Suéltalo por la boca contando 4. Espera contando 4.
box_breathing_3 = Tres vueltas más, a tu ritmo: toma aire en 4, guárdalo 4, suéltalo en 4, espera 4. Si 4 es mucho, cuenta menos. Está bien así.
box_breathing_4 = Ahora deja que el aire entre y salga solo. Fíjate en una cosa que se sienta distinta, por pequeña que sea.
grounding_intro = Vamos a usar los cinco sentidos para volver al aquí y ahora: 5, 4, 3, 2, 1. Puedes escribirme las respuestas o guardarlas para ti.
grounding_1 = Mira a tu alrededor y nombra cinco cosas que ves.
grounding_2 = Ahora cuatro cosas que puedes tocar o sentir: los pies en el suelo, la ropa en la piel...
grounding_3 = Tres cosas que oyes, cerca o lejos.
grounding_4 = Dos cosas que hueles, o dos olores que te gustan.
grounding_5 = Una cosa que puedes saborear, o una respiración lenta. Estás aquí, en este momento.
