# French (fr). Draft, not reviewed by a native clinician.

exercise_offer = On peut respirer doucement en comptant jusqu'à quatre, ou se servir des cinq sens pour revenir ici et maintenant. Lequel préférez-vous ?
rating_before = Avant de commencer : à combien est le mal-être maintenant, de 0 (rien) à 10 (le pire) ? Envoyez un chiffre.
rating_after = Et maintenant, de 0 à 10, à combien est le mal-être ? Envoyez un chiffre.
rating_unclear = Il me faut un seul chiffre, de 0 à 10. Vous pouvez aussi passer.
rating_better = C'est passé de { $before } à { $after }. C'est vous qui avez fait ça.
rating_same = C'est à peu près pareil. Ça arrive : souvent, il faut essayer plusieurs fois.
rating_worse = C'est plus fort maintenant. Pardon, et merci de le dire. Vous n'avez rien fait de mal. On peut essayer un autre exercice, ou je préviens une personne de l'équipe.
exercise_done = Bravo d'avoir essayé. Vous pourrez revenir à cet exercice quand vous voudrez.
activity_paused = On fait une pause. On reprendra au même endroit quand vous voudrez, aujourd'hui ou un autre jour.
activity_resumed = C'est bien de vous retrouver. On reprend là où on était.
activity_left = On en reste là, il n'y a pas de souci. Qu'est-ce qui vous aiderait maintenant ?
activity_resume_offer = On avait mis quelque chose en pause. On continue ?
box_breathing_intro = On va respirer doucement, comme si on dessinait un carré : quatre côtés égaux. Cela prend quelques minutes. Mettez-vous bien à l'aise. Si la tête tourne, laissez l'exercice et respirez normalement.
box_breathing_1 = Relâchez les épaules, posez les deux pieds au sol. Soufflez doucement, jusqu'au bout. On continue quand vous voulez.
box_breathing_2 = Premier tour : inspirez par le nez en comptant jusqu'à 4. Gardez l'air, 4. Soufflez par la bouche, 4. Attendez, 4.
box_breathing_3 = Encore trois tours, à votre rythme : inspirez 4, gardez 4, soufflez 4, attendez 4. Si c'est trop long, comptez moins, c'est très bien aussi.
box_breathing_4 = Laissez maintenant le souffle aller comme il veut. Remarquez une chose qui a changé, même toute petite.
grounding_intro = On va se servir des cinq sens pour revenir ici et maintenant : 5, 4, 3, 2, 1. Vous pouvez écrire vos réponses ou les garder pour vous.
grounding_1 = Regardez autour de vous et nommez cinq choses que vous voyez.
grounding_2 = Quatre choses que vous pouvez toucher ou sentir : les pieds au sol, le tissu sur la peau...
grounding_3 = Trois choses que vous entendez, de près ou de loin.
grounding_4 = Deux odeurs que vous sentez, ou deux odeurs que vous aimez.
grounding_5 = Une chose que vous pouvez goûter, ou une respiration lente. Vous êtes ici, maintenant.
