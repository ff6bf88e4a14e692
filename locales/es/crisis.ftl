# Spanish (es). Draft, not reviewed by a native clinician.

crisis_suicide_self = Gracias por decírmelo, hiciste bien. Lo que sientes es serio y puede mejorar, aunque ahora cueste creerlo. Soy un programa y no puedo cuidarte por mi cuenta. Por favor, comunícate ya con una de estas líneas. También avisé a una persona del equipo.
crisis_suicide_other = Hiciste bien en tomarlo en serio. Si no hay riesgo para ti, quédate con esa persona. Pregúntale sin rodeos si piensa en quitarse la vida: preguntar no le mete la idea y le da alivio. Llamen juntos a una de estas líneas.
crisis_self_harm_self = Gracias por contármelo. No te juzgo: se nota cuánto te duele. Si la herida es grave o sangra mucho, llama ya a emergencias. Estas líneas te pueden escuchar ahora. También avisé a una persona del equipo. Esto puede mejorar.
crisis_self_harm_other = Qué bueno que te preocupas. Mantén la calma, escucha y no le eches la culpa. Si la herida es grave, llama a emergencias. Estas líneas te pueden orientar; con apoyo, esto mejora.
crisis_harm_to_others = Gracias por decirlo antes de que pase nada. Aléjate ahora de esa persona y de todo lo que pueda hacer daño. Llama ya a uno de estos números: este momento puede pasar sin que nadie salga herido. También avisé a una persona del equipo.
crisis_abuse_self = Lo que te hacen no es culpa tuya, y contarlo fue valiente. Si estás en peligro ahora, llama a emergencias cuando puedas hablar sin riesgo. Estas líneas saben de esto y te escuchan. También avisé a una persona del equipo. No estás sin salida.
crisis_abuse_other = Hiciste bien en contarlo. Si esa persona está en peligro ahora, llama a emergencias. Estas líneas te dirán qué hacer para que esté a salvo.
crisis_medical_self = Llama ya al número de emergencias y di exactamente qué pasó. Que alguien se quede contigo. No comas ni bebas nada más, salvo que te lo indiquen. Te pueden ayudar.
crisis_medical_other = Llama ya al número de emergencias y di qué pasó. Quédate con esa persona y haz lo que te indiquen. Te irán guiando.
crisis_program = Recuerda que soy un programa automático, no un servicio de emergencias. Estoy avisando a una persona del equipo. Mientras tanto, puedes seguir escribiéndome aquí.
safety_ask_suicide = Te lo pregunto con toda claridad, porque tu vida importa: ¿estás pensando en quitarte la vida ahora?
safety_ask_safe = Dime una cosa: ¿estás a salvo ahora, en este mismo momento?
safety_ask_other = ¿Estás ahora con esa persona, o puedes comunicarte con ella?
safety_still_danger = Gracias por decirme la verdad. Por favor, llama ahora o ve con alguien que esté cerca. Aléjate de cualquier cosa con la que puedas hacerte daño o hacer daño. Sigue aquí conmigo. Ya avisé a una persona del equipo.
safety_out_of_danger = Qué alivio leer eso. A veces el malestar vuelve, así que guarda estos números. Yo sigo aquí, y una persona del equipo pasará a ver cómo estás.
safety_again = Te leo y sigo aquí contigo. Volví a avisar al equipo. Por favor, comunícate con una de estas líneas. Este momento puede pasar.
