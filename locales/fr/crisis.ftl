# French (fr). Draft, not reviewed by a native clinician.

crisis_suicide_self = Merci de me l'avoir dit, vous avez bien fait. Ce que vous ressentez est grave, et ça peut aller mieux, même si c'est dur à croire. Je suis un programme, à moi seul je ne peux pas vous protéger. S'il vous plaît, contactez tout de suite une de ces lignes. J'ai prévenu l'équipe.
crisis_suicide_other = Vous avez raison de prendre cela au sérieux. Si c'est sans danger pour vous, restez avec cette personne. Demandez-lui franchement si elle pense au suicide : la question ne donne pas l'idée, elle soulage. Appelez ensemble une de ces lignes.
crisis_self_harm_self = Merci de me l'avoir dit, ici personne ne vous juge. Si la blessure est grave ou saigne beaucoup, appelez tout de suite les secours. Ces lignes peuvent vous écouter maintenant. J'ai prévenu une personne de l'équipe. Ça peut aller mieux.
crisis_self_harm_other = C'est bien de vous en soucier. Restez calme, écoutez, sans faire de reproches. Si la blessure est grave, appelez les secours. Ces lignes peuvent vous guider ; avec du soutien, ça peut aller mieux.
crisis_harm_to_others = Merci de l'avoir dit avant qu'il n'arrive quelque chose. Éloignez-vous maintenant de cette personne et de tout ce qui peut blesser. Appelez tout de suite : ce moment peut passer sans que personne ait mal. J'ai prévenu une personne de l'équipe.
crisis_abuse_self = Ce n'est pas votre faute, et il fallait du courage pour le dire. En cas de danger maintenant, appelez les secours dès que vous pouvez parler sans risque. Ces lignes connaissent ces situations et vous écoutent. J'ai prévenu une personne de l'équipe.
crisis_abuse_other = Vous avez bien fait de le dire. Si cette personne est en danger maintenant, appelez les secours. Ces lignes vous diront comment la protéger.
crisis_medical_self = Appelez tout de suite le numéro d'urgence et dites exactement ce qui s'est passé. Que quelqu'un reste avec vous. Ne mangez et ne buvez plus rien, sauf si on vous le dit. On peut vous aider.
crisis_medical_other = Appelez tout de suite le numéro d'urgence et dites ce qui s'est passé. Restez avec cette personne et suivez ce qu'on vous dit. On va vous guider.
crisis_program = Je suis un programme informatique, pas un service d'urgence. Je suis en train de prévenir une personne de l'équipe. Vous pouvez continuer à m'écrire ici.
safety_ask_suicide = Je vous le demande franchement, parce que votre vie compte : pensez-vous à mettre fin à votre vie maintenant ?
safety_ask_safe = Dites-moi : êtes-vous en sécurité, là, en ce moment même ?
safety_ask_other = Êtes-vous avec cette personne maintenant, ou pouvez-vous la joindre ?
safety_still_danger = Merci de votre franchise. S'il vous plaît, appelez maintenant ou allez vers quelqu'un tout près. Éloignez-vous de tout ce qui pourrait blesser. Restez avec moi, l'équipe est prévenue.
safety_out_of_danger = C'est un soulagement de vous lire. Ça peut revenir, alors gardez ces numéros. Je suis là, et une personne de l'équipe viendra quand même voir comment ça va.
safety_again = Je vous entends, je suis toujours là avec vous. J'ai prévenu l'équipe encore une fois. S'il vous plaît, contactez une de ces lignes. Ce moment peut passer.
