# French (fr). Draft, not reviewed by a native clinician.

feeling_anxiety = On dirait que l'angoisse prend beaucoup de place, avec des pensées qui tournent ou la boule au ventre. Ça arrive à énormément de gens et ce n'est pas de la faiblesse.
feeling_panic = Ça fait très peur, on croit que ça ne va jamais finir. C'est de la panique, et ça passe : le plus fort ne dure en général que quelques minutes. Je suis là.
feeling_low_mood = Quand le moral est à zéro, tout devient lourd, même les petites choses. Merci de me le dire, ça n'a rien de facile.
feeling_stress = Ça fait beaucoup d'un coup. Avec autant de pression, c'est normal de se sentir à bout.
feeling_sleep = Mal dormir, ça use, et la journée d'après devient très dure. Pas étonnant que ce soit difficile en ce moment.
feeling_loneliness = La solitude fait mal, même avec du monde autour. C'est bien d'avoir écrit. Là, en ce moment, je vous lis.
feeling_anger = Je sens beaucoup de colère dans vos mots. La colère n'est pas une faute : souvent, il y a derrière une blessure ou une injustice.
feeling_grief = Je suis de tout coeur avec vous. Perdre quelqu'un, ou ce à quoi on tenait tant, ça fait très mal. Rien ne presse, chacun le vit à sa façon.
feeling_trauma = Ce sont des souvenirs terribles. C'est passé, mais le corps s'en souvient encore. C'est vous qui décidez quoi dire, et quand.
feeling_relationships = Quand la peine vient des gens qu'on aime, elle touche très fort. Ce que vous vivez là est dur.
feeling_self_worth = Ça doit être dur de se parler ainsi à l'intérieur. Ce que vous ressentez est vrai, mais ça ne dit pas ce que vous valez. Vous comptez.
feeling_substance_use = Merci d'en parler, ce n'est pas facile. Se battre avec ça, c'est épuisant. Ici, personne ne vous juge.
feeling_eating = Être en lutte avec la nourriture ou avec son corps, c'est épuisant. Merci de me le dire. Ici, pas de jugement.
feeling_perinatal = Une grossesse ou un bébé, ça apporte aussi des moments très durs. Beaucoup de mamans et de papas les vivent, même si peu en parlent. Ça ne veut pas dire moins aimer.
feeling_work_study = Le travail, l'argent ou les études peuvent prendre toute la tête. C'est normal que ça pèse autant.
feeling_other = Je sens que vous portez quelque chose de lourd. Merci de me l'avoir dit.
feeling_choice = Qu'est-ce qui vous aiderait maintenant ?
just_listen = Je suis là et je vous lis. Dites-moi tout ce que vous voulez, sans vous presser.
check_in = Je vous pose une question en douceur : parfois, quand on se sent ainsi, on pense à mourir. Est-ce que c'est le cas pour vous ? Vous pouvez répondre franchement.
