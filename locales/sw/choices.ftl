# Majina ya vitufe, herufi 20 au chini.

choice_exercise = Fanya zoezi
choice_box_breathing = Kupumua
choice_grounding = Hisi tano
choice_learn = Jifunze zaidi
choice_lesson_anxiety = Kuhusu wasiwasi
choice_lesson_sleep = Kuhusu usingizi
choice_human = Ongea na mtu
choice_hotline = Namba za msaada
choice_listen = Nisikilize tu
choice_capabilities = Unasaidiaje?
choice_language = Badili lugha
choice_next = Endelea mbele
choice_pause = Pumzika kidogo
choice_leave = Tuache kwa sasa
choice_resume = Tuendelee
choice_skip = Ruka
choice_yes = Ndiyo
choice_no = Hapana
choice_unsure = Sina hakika
choice_safe = Niko salama
choice_not_safe = Siko salama
choice_show_again = Onyesha tena
choice_more = Zaidi
