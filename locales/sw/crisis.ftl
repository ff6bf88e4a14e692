# Lugha nyingine haitumiki hapa kamwe. Rasimu mpaka mtaalamu atie sahihi.

crisis_suicide_self = Umefanya vizuri sana kuniambia. Unayopitia ni mazito, na yanaweza kupata nafuu. Mimi ni programu, siwezi kukulinda peke yangu. Mshauri ameitwa. Tafadhali wasiliana na mmoja wa hawa sasa:
crisis_suicide_other = Umefanya vizuri kulichukulia kwa uzito. Kama ni salama, kaa naye. Muulize wazi kama anafikiria kujiua. Kuuliza hakumpi wazo hilo, kunaonyesha unajali. Pigeni pamoja moja ya namba hizi:
crisis_self_harm_self = Asante kwa kuniambia. Hakuna wa kukulaumu hapa. Ukiwa umeumia sana au unatoka damu, piga namba ya dharura sasa. Mshauri ameitwa, na hawa pia wanaweza kukusaidia:
crisis_self_harm_other = Ni vizuri kwamba unamjali. Tulia, msikilize, usimlaumu. Akiwa ameumia sana au anatoka damu, piga namba ya dharura sasa. Hawa wanaweza kuwasaidia nyote wawili:
crisis_harm_to_others = Asante kwa kuniambia, ni jambo kubwa. Tafadhali ondoka karibu naye sasa, na kaa mbali na chochote kinachoweza kuumiza. Bado mambo yanaweza kuwa sawa. Mshauri ameitwa. Piga moja ya hizi sasa:
crisis_abuse_self = Pole sana. Hili si kosa lako. Ukiwa hatarini sasa, piga namba ya dharura. Kama si salama kuongea, subiri hadi iwe salama. Mshauri ameitwa, na hawa wanaweza kukusaidia:
crisis_abuse_other = Umefanya vizuri kusema. Hakuna anayestahili kuumizwa hivyo, na si kosa lake. Akiwa hatarini sasa, piga namba ya dharura. Hawa wanaweza kuwasaidia nyote wawili:
crisis_medical_self = Hii inaweza kuwa dharura ya kiafya. Piga namba ya dharura sasa, uwaambie kilichotokea. Usibaki peke yako, mwite mtu wa karibu. Usile wala kunywa kitu kingine mpaka wakuambie. Msaada upo.
crisis_medical_other = Hii inaweza kuwa dharura ya kiafya. Piga namba ya dharura sasa, uwaambie kilichotokea. Kaa naye na ufanye wanavyokuelekeza. Unafanya jambo sahihi.
crisis_program = Mimi ni programu ya kompyuta, si huduma ya dharura. Mshauri ambaye ni mtu anaitwa kwa ajili yako. Unaweza kuendelea kuniandikia hapa.
safety_ask_suicide = Nakuuliza wazi: je, sasa hivi unafikiria kujiua? Unaweza kuniambia ukweli.
safety_ask_safe = Je, uko salama sasa hivi, dakika hii?
safety_ask_other = Je, uko na mtu huyo sasa, au unaweza kumfikia?
safety_still_danger = Asante kwa kusema ukweli. Tafadhali piga simu sasa, au nenda kwa mtu aliye karibu. Kaa mbali na chochote unachoweza kukitumia kujiumiza au kuumiza mtu. Baki hapa nami. Mshauri ameitwa.
safety_out_of_danger = Afadhali, nimefurahi. Hisia hizo zinaweza kurudi, kwa hiyo weka namba hizi karibu. Niko hapa saa yoyote, na mshauri bado atakujulia hali.
safety_again = Nakusikia, na bado niko hapa na wewe. Nimemwambia mshauri tena. Si lazima upite haya peke yako. Tafadhali piga moja ya namba hizi sasa:
