# French (fr). Draft, not reviewed by a native clinician.

disclosure = Bonjour, ici Kindline : un programme informatique, pas une personne. Je suis là pour vous écouter. C'est gratuit (votre opérateur peut faire payer les SMS). Ce n'est pas un service d'urgence : en cas de danger, appelez le numéro d'urgence de votre pays. Pour joindre une vraie personne, écrivez "humain" à tout moment.
welcome = C'est bien que vous soyez là. Comment ça va aujourd'hui ? Dites-le comme ça vous vient.
welcome_back = Rebonjour, ça fait plaisir de vous relire. Comment ça va maintenant ?
goodbye = Prenez bien soin de vous. Vous pouvez écrire à toute heure, le jour comme la nuit.
thanks = Merci à vous d'avoir écrit. Je suis là.
capabilities = Je peux vous écouter et vous répondre, faire avec vous un exercice de respiration ou des cinq sens, vous expliquer en quelques mots l'anxiété et le sommeil, donner des numéros d'écoute, prévenir une personne de l'équipe, changer de langue. Je suis un programme, pas un service d'urgence. Qu'est-ce qui vous aiderait ?
about_bot = Oui, je suis un programme informatique, pas une personne, et pas un service d'urgence. C'est gratuit. Si vous préférez parler à quelqu'un, écrivez "humain" et je préviens l'équipe.
privacy = Ce que vous écrivez est gardé chiffré, comme dans une enveloppe fermée. Seules les personnes de l'équipe peuvent le lire, pour vous aider ou pour vous protéger. Pas besoin de donner votre nom. C'est gratuit. Vous pouvez demander que tout soit effacé.
data_request = C'est noté. Une personne de l'équipe va s'en occuper, je lui ai transmis votre demande. Cela peut prendre jusqu'à 30 jours.
stopped = C'est entendu, je ne vous enverrai plus rien, sauf si vous m'écrivez de nouveau. Prenez bien soin de vous.
feedback_thanks = Merci de me le dire, que ce soit bon ou mauvais. Cela nous aide à faire mieux.
not_understood = Pardon, je n'ai pas bien compris. Pouvez-vous me le dire autrement ?
menu = Je n'ai toujours pas compris, et c'est moi qui ai du mal. Voici ce que je peux faire, à vous de choisir.
out_of_scope = Là-dessus, je ne peux pas vous aider, pardon. Mais je peux vous écouter. Et vous, comment ça va ?
text_only = Je ne sais pas encore voir les photos ni écouter les vocaux, seulement lire. Pouvez-vous me l'écrire ?
too_long = Votre message était long, je n'ai pu lire que le début. Qu'est-ce qui compte le plus pour vous ?
trouble = Quelque chose ne marche pas de notre côté en ce moment. Votre message est bien gardé. Réessayez dans quelques minutes. En cas de danger, appelez le numéro d'urgence de votre pays ou écrivez "humain".
maybe_missed = Je ne sais pas si mon dernier message vous est bien arrivé.
not_yet = Cela, je ne sais pas encore le faire. Une personne de l'équipe peut vous aider pour ça. Voulez-vous que je la prévienne ?
acknowledge = D'accord. Qu'est-ce qui vous aiderait maintenant ?
nothing_open = Très bien, rien n'est en cours. Qu'est-ce qui vous aiderait maintenant ?
positive = Ça fait plaisir à lire ! Ce moment est à vous, profitez-en. Qu'est-ce qui vous a fait du bien ?
choose_language = Dans quelle langue voulez-vous qu'on se parle ?
language_changed = C'est fait, maintenant on se parle en français.
language_unknown = Je ne parle pas encore cette langue, pardon. Voici celles que je connais :
more = Il y a une suite.
