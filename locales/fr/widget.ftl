# French (fr). The web widget.

widget_title = Kindline, on vous écoute
widget_open = Ouvrir la conversation
widget_close = Fermer la conversation
widget_placeholder = Écrivez ici
widget_send = Envoyer
widget_waiting = Pas de connexion. Votre message est gardé et partira dès que possible.
widget_you = Vous
widget_bot = Kindline
widget_log = Conversation
widget_failed = Le chat ne peut pas s'ouvrir pour le moment. Réessayez dans quelques minutes. En cas de danger, appelez le numéro d'urgence.
