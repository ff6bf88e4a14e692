# Namba za msaada na watu.

hotline_intro = Hawa ni watu unaoweza kuwafikia:
line_entry = { $name }: { $contact } ({ $hours })
line_emergency = Dharura: { $number }
line_directory = Unaweza kupata namba ya msaada ya kila nchi kwenye findahelpline.com. Kwenye simu nyingi, 112 hufika kwa huduma ya dharura.
hours_always = usiku na mchana
ask_region = Uko nchi gani? Andika jina lake, ili nikupe namba sahihi.
region_set = Asante. Nimeandika { $country }.
region_unclear = Samahani, sijaitambua nchi hiyo. Andika jina lake tena, au angalia findahelpline.com. Kwenye simu nyingi, 112 hufika kwa huduma ya dharura.
human_asked = Nimekuombea mshauri, na sasa uko kwenye foleni. Siwezi kuahidi itachukua muda gani. Nitabaki hapa na wewe. Ukiwa hatarini, tafadhali piga moja ya namba za msaada sasa.
human_already = Tayari uko kwenye foleni. Hakuna aliyekusahau. Bado niko hapa na wewe.
human_nobody = Nikuambie ukweli: sasa hivi hakuna mshauri aliye kazini. Watauona ujumbe wako wakirudi. Kwa sasa unaweza kupiga namba ya msaada au kufanya zoezi pamoja nami.
