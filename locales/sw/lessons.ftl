# Masomo mafupi, kadi moja kwa ujumbe. Chanzo cha la kwanza: WHO, Anxiety disorders, fact sheet, 2023.

lesson_offer = Nina masomo mawili mafupi: kuhusu wasiwasi na kuhusu usingizi. Ungependa lipi?
lesson_none = Pole, kuhusu hilo bado sina somo. Nina la wasiwasi na la usingizi. Au unaweza kuongea na mtu.
lesson_anxiety_1 =
    Wasiwasi ni kengele ya mwili. Kukiwa na hatari inasaidia: moyo unaenda mbio, na mwili unakuwa tayari kukimbia au kujitetea.
    Lakini wakati mwingine kengele inalia na hakuna moto. Unahisi vile vile. Inawapata watu wengi, na kuna msaada.
    .sms = Wasiwasi ni kengele ya mwili. Kwenye hatari inasaidia ukimbie au ujitetee. Lakini wakati mwingine inalia na hakuna moto. Inawapata wengi, na kuna msaada.
lesson_anxiety_2 =
    Kwa nini hauishi? Tukikwepa kinachotutisha, tunapata nafuu papo hapo. Lakini hofu inaona ilikuwa sahihi, nayo inakua.
    Moyo kwenda mbio, pumzi fupi au tumbo kuvurugika kunasumbua, lakini vikitokana na hofu si hatari kwa vyenyewe.
    .sms = Kwa nini hauishi? Kukwepa kinachotutisha kunaleta nafuu sasa, lakini hofu inakua. Moyo mbio au pumzi fupi ya hofu inasumbua, ila si hatari yenyewe.
lesson_anxiety_3 =
    Kinachosaidia: toa pumzi polepole. Chukua hatua ndogo kuelekea unachokwepa. Tembea au fanya kazi za mwili, ongea na mtu, punguza kahawa na chai kali.
    Hofu ikikuzuia kuishi kama kawaida kwa wiki kadhaa, mwone mhudumu wa afya. Kuna msaada mzuri.
    .sms = Kinachosaidia: toa pumzi polepole, hatua ndogo kuelekea unachokwepa, tembea, ongea na mtu, punguza kahawa. Ikikuzuia kuishi kwa wiki kadhaa, mwone mhudumu wa afya.
lesson_sleep_1 =
    Usingizi unahitaji vitu viwili: saa ya mwili inayojua kuwa ni usiku, na uchovu wa kutosha.
    Kulala ukiwaza "kwa nini silali" kunakufanya ukeshe. Usiku mmoja mbaya haudhuru. Mwili unajua kufidia.
    .sms = Usingizi unahitaji saa ya mwili inayojua ni usiku, na uchovu wa kutosha. Kuwaza sana kuhusu usingizi kunakuamsha. Usiku mmoja mbaya haudhuru.
lesson_sleep_2 =
    Kinachosaidia: amka saa ile ile kila siku. Pata mwanga asubuhi. Kitanda kiwe cha kulala tu. Ukikesha muda mrefu, inuka kidogo kisha urudi.
    Usinywe kahawa wala chai kali baada ya saa sita mchana, na weka simu mbali.
    .sms = Kinachosaidia: amka saa ile ile, pata mwanga asubuhi, kitanda ni cha kulala tu, ukikesha inuka kidogo, hakuna kahawa baada ya saa sita mchana, simu mbali.
lesson_sleep_3 =
    Mwone mhudumu wa afya ikiwa unakosa usingizi siku tatu kwa wiki kwa miezi mitatu, ukikoroma sana na pumzi kukatika, au moyo ukiwa mzito sana.
    Msaada wa usingizi upo, na unafanya kazi.
    .sms = Mwone mhudumu wa afya ukikosa usingizi siku 3 kwa wiki kwa miezi 3, ukikoroma na pumzi kukatika, au moyo ukiwa mzito sana. Msaada upo na unafaa.
lesson_done = Hiyo ilikuwa kadi ya mwisho. Sasa ni nini kingekusaidia?
