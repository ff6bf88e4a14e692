# Mazoezi, hatua moja kwa ujumbe mmoja.

exercise_offer = Ungependa zoezi lipi? La kupumua polepole, au la kutumia hisi zako tano ili utulie.
rating_before = Kabla ya kuanza: hali hii ni kali kiasi gani sasa, kuanzia 0 (hakuna kabisa) hadi 10 (mbaya zaidi)? Tuma namba tu.
rating_after = Na sasa ni ngapi, kuanzia 0 hadi 10? Tuma namba tu.
rating_unclear = Nahitaji namba moja tu, kuanzia 0 hadi 10, hata ya kukadiria. Au unaweza kuruka swali hili.
rating_better = Imetoka { $before } hadi { $after }. Hiyo ni hatua ya kweli, na umeifanya wewe mwenyewe.
rating_same = Bado ni karibu vile vile (mwanzo { $before }, sasa { $after }). Hutokea. Mara nyingi inahitaji kujaribu mara kadhaa, na kujaribu ni hatua.
rating_worse = Pole, naona imezidi sasa. Si kosa lako, na asante kwa kuniambia. Tunaweza kujaribu zoezi lingine, au unaweza kuongea na mtu.
exercise_done = Hongera kwa kujaribu. Unaweza kurudia zoezi hili wakati wowote.
activity_paused = Sawa, tumepumzika kidogo. Tutaendelea kutoka hapa hapa ukipenda, leo au siku nyingine.
activity_resumed = Karibu tena. Tunaendelea kutoka pale tulipofika.
activity_left = Sawa, tuliache hapa. Hakuna shida. Sasa ni nini kingekusaidia?
activity_resume_offer = Kuna jambo tuliliacha katikati. Ungependa tuendelee nalo?
box_breathing_intro = Tutapumua polepole kwa hatua nne zinazolingana, kama pande nne za boksi. Inachukua dakika chache. Kaa au simama unavyopenda. Ukihisi kizunguzungu, pumua tu kama kawaida.
    .sms = Tutapumua polepole kwa hatua nne, kama pande za boksi. Kaa au simama unavyopenda. Ukihisi kizunguzungu, pumua tu kama kawaida.
box_breathing_1 = Legeza mabega. Weka miguu yote miwili sakafuni. Toa pumzi polepole hadi iishe. Endelea ukiwa tayari.
box_breathing_2 = Mzunguko wa kwanza. Vuta pumzi kwa pua ukihesabu hadi 4. Shikilia hadi 4. Toa kwa mdomo hadi 4. Subiri hadi 4.
box_breathing_3 = Sasa mara tatu zaidi, kwa mwendo wako: vuta 4, shikilia 4, toa 4, subiri 4. Hata ukihesabu hadi 2 au 3 ni sawa.
box_breathing_4 = Sasa acha pumzi iende yenyewe. Angalia kitu kimoja kilichobadilika, hata kidogo.
grounding_intro = Tutatumia hisi zako tano ili urudi hapa ulipo, sasa hivi. Unaweza kuniandikia majibu au kubaki nayo moyoni. Yote ni sawa.
grounding_1 = Angalia pande zote, polepole. Taja vitu vitano unavyoviona.
grounding_2 = Sasa vitu vinne unavyovihisi mwilini. Labda miguu sakafuni, au nguo kwenye ngozi.
grounding_3 = Sikiliza. Sauti tatu unazozisikia, za karibu au za mbali.
grounding_4 = Harufu mbili unazozisikia. Au fikiria harufu mbili unazozipenda.
grounding_5 = Ladha moja unayoihisi mdomoni, au vuta pumzi moja polepole. Uko hapa, sasa. Hongera.
