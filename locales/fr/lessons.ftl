# French (fr). Draft, not reviewed by a native clinician.

lesson_offer = Je peux vous parler un peu de l'anxiété ou du sommeil. Que préférez-vous ?
lesson_none = Sur ce sujet, je n'ai encore rien préparé. J'ai quelque chose sur l'anxiété et sur le sommeil, ou je peux prévenir une personne de l'équipe.
lesson_anxiety_1 = L'anxiété, c'est l'alarme du corps. Face à un danger, elle est utile : elle nous réveille et nous prépare. Mais parfois elle sonne alors qu'il n'y a pas le feu : un examen, des dettes, ou sans qu'on sache pourquoi. C'est très pénible, mais c'est une alarme. (Source : OMS, 2023)
lesson_anxiety_2 = Pourquoi elle reste ? Éviter ce qui fait peur soulage sur le moment, mais la peur grandit. Le coeur qui bat, le souffle court, la boule au ventre : c'est très désagréable, mais l'anxiété seule n'est pas dangereuse. Si c'est nouveau ou très fort, faites-vous examiner.
lesson_anxiety_3 = Ce qui aide : souffler lentement, aller par petits pas vers ce qu'on évite, bouger, en parler, prendre moins de café et de boissons énergisantes. Si depuis plusieurs semaines elle vous empêche de vivre vos journées, allez voir quelqu'un : ça se soigne.
lesson_sleep_1 = Pour dormir, le corps a besoin d'une horloge réglée et d'assez de fatigue. S'inquiéter de ne pas dormir tient éveillé n'importe qui. Une mauvaise nuit ne fait pas de mal : le corps sait récupérer.
lesson_sleep_2 = Ce qui aide : se lever chaque jour à la même heure. La lumière du matin. Le lit seulement pour dormir. Si le sommeil ne vient pas, se lever et faire une chose calme. Pas de café après midi. Le téléphone, loin du lit.
lesson_sleep_3 = Parlez-en à un soignant si vous dormez mal trois nuits par semaine depuis trois mois, si vous ronflez fort avec des arrêts de la respiration, ou si votre moral est très bas. Des aides existent, et elles marchent.
lesson_done = C'était la dernière partie. Qu'est-ce qui vous aiderait maintenant ?
