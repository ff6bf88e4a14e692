# Spanish (es). Draft, not reviewed by a native clinician.

hotline_intro = Aquí puedes encontrar a alguien que te escuche:
line_entry = { $name }: { $contact } ({ $hours })
line_emergency = Emergencias: { $number }
line_directory = En findahelpline.com hay líneas de apoyo de cada país. Desde casi cualquier teléfono móvil, el 112 comunica con emergencias.
hours_always = día y noche
ask_region = ¿En qué país estás? Así te doy el número correcto. Escribe el nombre del país.
region_set = Gracias. Anotado: { $country }.
region_unclear = No reconocí el país. Escríbeme solo su nombre, o busca en findahelpline.com, que tiene líneas de apoyo de cada país.
human_asked = Listo: ya estás en la fila para hablar con una persona del equipo. No puedo prometerte cuánto tardará. Mientras, sigo aquí contigo. Si estás en peligro, llama a una línea de apoyo o a emergencias.
human_already = Ya estás en la fila y nadie se ha olvidado de ti. Sigo aquí contigo.
human_nobody = Te digo la verdad: ahora mismo no hay nadie del equipo de turno. Verán tu mensaje cuando vuelvan. Mientras tanto, puedes llamar a una línea de apoyo o hacer un ejercicio conmigo.
