# French (fr). Draft, not reviewed by a native clinician.

hotline_intro = Ici, vous trouverez quelqu'un pour vous écouter :
line_entry = { $name } : { $contact } ({ $hours })
line_emergency = Urgences : { $number }
line_directory = Sur findahelpline.com, vous trouverez des lignes d'écoute pour chaque pays. Depuis la plupart des portables, le 112 joint les secours.
hours_always = jour et nuit
ask_region = Dans quel pays êtes-vous ? Comme ça, je donne le bon numéro. Écrivez le nom du pays.
region_set = Merci, c'est noté : { $country }.
region_unclear = Je n'ai pas reconnu le pays. Écrivez seulement son nom, ou allez sur findahelpline.com, qui donne les lignes d'écoute de chaque pays.
human_asked = C'est fait : votre demande est dans la file, une personne de l'équipe va la voir. Je ne peux pas promettre dans combien de temps. Je reste ici avec vous. En cas de danger, appelez une ligne d'écoute ou les secours.
human_already = Votre demande est déjà dans la file, on ne vous oublie pas. Je suis toujours là.
human_nobody = Je préfère vous dire la vérité : en ce moment, personne de l'équipe n'est de garde. Votre message sera lu à leur retour. En attendant, vous pouvez appeler une ligne d'écoute ou faire un exercice avec moi.
