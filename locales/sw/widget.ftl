# Maneno ya kidirisha cha tovuti.

widget_title = Kindline
widget_open = Fungua mazungumzo
widget_close = Funga mazungumzo
widget_placeholder = Andika hapa...
widget_send = Tuma
widget_waiting = Hakuna mtandao. Ujumbe wako umehifadhiwa na utatumwa mtandao ukirudi.
widget_you = Wewe
widget_bot = Kindline
widget_log = Mazungumzo
widget_failed = Mazungumzo hayawezi kuanza sasa hivi. Jaribu tena baada ya dakika chache. Ukiwa hatarini, piga namba ya dharura ya nchi yako.
