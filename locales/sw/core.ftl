# Mfumo wa mazungumzo.

disclosure = Karibu, hii ni Kindline. Mimi ni programu ya kompyuta, si mtu, lakini unaweza kuniambia lolote. Huduma hii ni bure (mtandao wako unaweza kutoza SMS). Mimi si huduma ya dharura: ukiwa hatarini, piga namba ya dharura ya nchi yako. Ukitaka kuongea na mtu, andika "mtu" wakati wowote.
welcome = Nimefurahi umeniandikia. Leo unajisikiaje? Sema tu kwa njia yako.
welcome_back = Karibu tena. Vipi hali yako sasa?
goodbye = Haya, kwaheri kwa sasa. Jitunze. Unaweza kuniandikia saa yoyote, mchana au usiku.
thanks = Karibu sana. Niko hapa kila unaponihitaji.
capabilities =
    Haya ndiyo tunayoweza kufanya pamoja: unaweza kuniambia yaliyo moyoni, kufanya zoezi la kupumua au la kutuliza mwili, au kusoma somo fupi kuhusu wasiwasi na kuhusu usingizi. Naweza kukupa namba za msaada, kukuitia mtu, au kubadilisha lugha.
    Mimi ni programu ya kompyuta, si huduma ya dharura.
about_bot = Ndiyo, ukweli ni huu: mimi ni programu ya kompyuta, si mtu. Kuongea nami ni bure. Mimi si huduma ya dharura. Lakini Kindline ina watu wa kweli pia: andika "mtu" nami nitamwita mmoja.
privacy =
    Ujumbe wako unahifadhiwa kwa siri, kana kwamba umefungwa kwa kufuli. Washauri wetu huusoma tu wanapokusaidia, au ili uwe salama. Si lazima utaje jina. Ni bure.
    Unaweza kuomba tufute kila kitu wakati wowote.
data_request = Nimefikisha ombi lako. Mtu wa timu yetu atalishughulikia. Inaweza kuchukua hadi siku 30. Wakati huo unaweza kuendelea kuniandikia.
stopped = Sawa. Sitakutumia ujumbe tena mpaka wewe uniandikie. Jitunze sana.
feedback_thanks = Asante kwa kutuambia, liwe zuri au baya. Linatusaidia kukuhudumia vizuri zaidi, wewe na wengine.
not_understood = Samahani, sijakuelewa vizuri. Si kosa lako. Unaweza kusema kwa njia nyingine?
menu = Samahani, bado sijaelewa. Haya ndiyo ninayoweza kufanya. Chagua lolote linalokufaa.
out_of_scope = Natamani ningeweza, lakini hilo silijui. Mimi niko hapa kwa ajili ya hali yako ya moyo. Unajisikiaje?
text_only = Siwezi kuona picha wala kusikia sauti, naweza kusoma maandishi tu. Unaweza kuniandikia? Maneno machache yanatosha.
too_long = Asante kwa kunieleza mengi. Nimeweza kusoma mwanzo tu. Ni jambo gani kubwa zaidi kwako sasa?
trouble =
    Kuna kitu kimeharibika upande wetu sasa hivi. Ujumbe wako tumeuhifadhi. Tafadhali jaribu tena baada ya dakika chache.
    Ukiwa hatarini, piga namba ya dharura ya nchi yako, au andika "mtu" uongee na mtu.
    .sms = Kuna hitilafu upande wetu. Ujumbe wako tumeuhifadhi. Jaribu tena baada ya dakika chache. Ukiwa hatarini, piga namba ya dharura, au andika "mtu" uongee na mtu.
maybe_missed = Sina hakika kama ujumbe wangu wa mwisho ulikufikia. Naweza kukuonyesha tena.
not_yet = Pole, hilo bado siwezi kulifanya. Mtu wa timu yetu anaweza kukusaidia. Ungependa kuongea na mtu?
acknowledge = Sawa. Sasa ni nini kingekusaidia?
nothing_open = Sawa. Kwa sasa hakuna tulichoacha wazi. Ni nini kingekusaidia?
positive = Nimefurahi sana kusikia hivyo. Angalia ni nini kilichokusaidia, hata kama ni kidogo. Huenda kikakusaidia tena siku nyingine.
choose_language = Tutumie lugha gani?
language_changed = Sawa, kuanzia sasa tutaongea Kiswahili.
language_unknown = Pole, lugha hiyo bado siijui. Ninazojua ni hizi:
more = Kuna zaidi.
