# Kwanza kumsikia mtu, kisha kuchagua.

feeling_anxiety = Naona una wasiwasi mwingi moyoni. Watu wengi sana hupitia haya. Haimaanishi wewe ni dhaifu.
feeling_panic = Hofu ya ghafla inatisha sana. Lakini hupita. Mara nyingi huwa kali dakika chache za mwanzo, kisha hupungua polepole. Niko hapa na wewe.
feeling_low_mood = Pole kwa moyo mzito ulio nao. Ukiwa hivi, hata jambo dogo linachosha. Asante kwa kuniambia.
feeling_stress = Pole. Una mengi kichwani kwa wakati mmoja. Si ajabu kwamba umechoka.
feeling_sleep = Pole. Kukosa usingizi kunachosha, na siku inayofuata huwa ndefu mno.
feeling_loneliness = Kubeba haya yote peke yako kunauma. Umefanya vizuri kuniandikia. Hapa unaweza kusema lolote.
feeling_anger = Nasikia jinsi ulivyo na hasira. Mara nyingi hasira huja pale tumeumizwa au tumeonewa. Si vibaya kuihisi, na unaweza kuisema hapa.
feeling_grief = Pole sana kwa msiba wako. Hakuna njia moja ya kuomboleza, na hakuna haraka. Chukua muda wako.
feeling_trauma = Pole kwa yaliyokupata. Hata yakiwa yamepita, mwili unaweza kuyakumbuka kana kwamba ni leo. Wewe ndiye unaamua uniambie kiasi gani.
feeling_relationships = Inauma sana mambo yakiharibika na watu wa karibu. Nasikia jinsi jambo hili lilivyo kubwa kwako.
feeling_self_worth = Pole, hayo ni mawazo yanayoumiza. Hisia inaweza kuwa kali sana na bado isiwe ukweli kukuhusu. Wewe ni mtu wa thamani.
feeling_substance_use = Kusema hivyo kunahitaji ujasiri. Siko hapa kukuhukumu. Watu wengi wanapambana na hili, na si lazima upambane peke yako.
feeling_eating = Asante kwa kuniamini. Kupambana na chakula au na mwili wako kunaweza kukuchosha siku nzima. Hapa hakuna wa kukuhukumu.
feeling_perinatal = Ujauzito au mtoto mchanga unaweza kuleta hisia nzito pia. Wazazi wengi huzipitia. Haimaanishi wewe ni mzazi mbaya.
feeling_work_study = Shida za kazi, pesa au shule huingia hadi usingizini. Si ajabu kwamba zinakulemea.
feeling_other = Naona ni jambo zito. Asante kwa kuniambia. Si lazima ulibebe peke yako.
feeling_choice = Ni nini kingekusaidia zaidi sasa?
just_listen = Nakusikiliza. Niambie mengi au machache, kwa wakati wako. Hapa hakuna hisia iliyo mbaya kusema.
check_in = Asante kwa kuniambia ilivyo ngumu. Wakati mwingine mtu akijisikia hivi, anafikiria kufa. Je, kwako ni hivyo? Jibu lolote ni sawa, niko na wewe.
