# Spanish (es). Draft, not reviewed by a native clinician.

disclosure = Hola, soy Kindline: un programa automático, no una persona. Estoy aquí para escucharte. Es gratis (tu compañía de teléfono puede cobrarte los mensajes). No soy un servicio de emergencias: si hay peligro, llama al número de emergencias de tu país. Si quieres que te atienda alguien del equipo, escribe "persona" en cualquier momento.
welcome = Qué bueno que estás aquí. ¿Cómo va tu día? Cuéntame lo que quieras, a tu manera.
welcome_back = Hola otra vez, me alegra leerte. ¿Cómo te sientes ahora?
goodbye = Cuídate mucho. Puedes escribirme a cualquier hora, de día o de noche.
thanks = Gracias a ti por escribir. Aquí estoy.
capabilities = Puedo escucharte y responderte, hacer contigo ejercicios de respiración y de los cinco sentidos, contarte cosas cortas sobre la ansiedad y el sueño, darte números de líneas de apoyo, avisar a una persona del equipo y cambiar de idioma. Soy un programa automático, no un servicio de emergencias. ¿Qué te vendría bien?
about_bot = Sí, soy un programa automático, no una persona. No soy un servicio de emergencias. Es gratis. Si prefieres hablar con alguien de verdad, escribe "persona" y aviso al equipo.
privacy = Lo que escribes se guarda cifrado, como en un sobre cerrado. Solo lo leen las personas del equipo, y solo para apoyarte o para cuidar de ti si hay peligro. No necesito tu nombre. Es gratis. Cuando quieras, puedes pedir que se borre.
data_request = De acuerdo. Eso lo hace una persona del equipo y ya le pasé tu pedido. Puede tardar hasta 30 días.
stopped = Está bien, no te enviaré nada más. Si un día vuelves a escribir, aquí estaré. Cuídate mucho.
feedback_thanks = Gracias por decírmelo, sea bueno o malo. Nos sirve para mejorar.
not_understood = Perdón, no te entendí bien. ¿Me lo dices con otras palabras?
menu = Sigo sin entenderte, y es cosa mía. Esto es lo que puedo hacer; elige lo que quieras.
out_of_scope = Con eso no puedo echarte una mano, lo siento. Pero sí puedo escucharte. ¿Tú cómo estás?
text_only = Todavía no puedo ver fotos ni escuchar audios, solo leer. ¿Me lo escribes con palabras?
too_long = Me escribiste bastante y solo pude leer el principio. ¿Qué es lo más importante para ti?
trouble = Ahora mismo algo nos está fallando a nosotros, no a ti. Tu mensaje quedó guardado. Prueba otra vez en unos minutos. Si estás en peligro, llama al número de emergencias de tu país o escribe "persona".
maybe_missed = No sé si te llegó mi último mensaje.
not_yet = Eso todavía no lo puedo hacer, la verdad. Una persona del equipo sí puede ayudarte con eso. ¿Quieres que la avise?
acknowledge = Bien. ¿Qué te vendría bien ahora?
nothing_open = De acuerdo, no hay nada pendiente. ¿Qué te vendría bien ahora?
positive = ¡Qué alegría leer eso! Disfruta este momento, es tuyo. ¿Qué crees que te ayudó?
choose_language = ¿En qué idioma quieres que hablemos?
language_changed = Listo, desde ahora hablamos en español.
language_unknown = Ese idioma todavía no lo hablo, lo siento. Estos son los que conozco:
more = Hay un poco más.
