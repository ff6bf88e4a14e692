# Hotlines and humans.

hotline_intro = Here are people you can reach:
line_entry = { $name }: { $contact } ({ $hours })
line_emergency = Emergency: { $number }
line_directory = You can find a helpline in any country at findahelpline.com. From most mobile phones, 112 reaches emergency services.
hours_always = day and night
ask_region = Which country are you in? Write its name, so I can give you the right number.
region_set = Thank you. I've noted { $country }.
region_unclear = Sorry, I couldn't tell which country that is. Write its name once more, or look at findahelpline.com. From most mobile phones, 112 reaches emergency services.
human_asked = I've asked for a counsellor for you, and you are in the queue. I can't promise how long it takes. I'll stay here with you. If you are in danger, please call one of the lines now.
human_already = You are already in the queue. Nobody has forgotten you. I'm still here with you.
human_nobody = I want to be honest: no counsellor is on shift right now. They will see your message when they are back. Until then you can call a line or try an exercise with me.
