# Never falls back to another language. Draft until a clinician signs.

crisis_suicide_self = I'm really glad you told me. What you feel is serious, and it can get better. I'm a program and can't keep you safe on my own. A counsellor has been called. Please reach one of these people now:
crisis_suicide_other = You were right to take this seriously. If it is safe, stay with them. You can ask them straight out if they are thinking of ending their life. Asking does not put it in their head. Call one of these lines together:
crisis_self_harm_self = Thank you for telling me. There is no blame here. If you are badly hurt or bleeding, call the emergency number now. A counsellor has been called, and these people can help too:
crisis_self_harm_other = It's good that you're looking out for them. Stay calm, listen, and don't blame them. If they are badly hurt or bleeding, call the emergency number now. These people can help you both:
crisis_harm_to_others = Thank you for telling me. That matters. Please step away from them now, and from anything that could hurt someone. This can still turn out all right. A counsellor has been called. Call one of these now:
crisis_abuse_self = I'm so sorry. This is not your fault. If you are in danger now, call the emergency number. If talking isn't safe yet, wait until it is. A counsellor has been called, and these people can help:
crisis_abuse_other = You were right to tell me. Nobody should be hurt like that, and it is not their fault. If they are in danger now, call the emergency number. These people can help you both:
crisis_medical_self = This could be a medical emergency. Call the emergency number now and tell them what happened. Don't stay alone: get someone to be with you. Don't eat or drink anything more unless they say so. Help can come.
crisis_medical_other = This could be a medical emergency. Call the emergency number now and tell them what happened. Stay with the person and do what they tell you. You are doing the right thing.
crisis_program = I'm a computer program, not an emergency service. A human counsellor is being called for you. You can keep writing to me here.
safety_ask_suicide = I want to ask you straight: are you thinking of ending your life now? You can tell me the truth.
safety_ask_safe = Are you safe right now, this minute?
safety_ask_other = Are you with that person now, or can you reach them?
safety_still_danger = Thank you for being honest with me. Please call now, or go to someone near you. Move away from anything you could use to hurt yourself or anyone else. Stay with me here. A counsellor has been called.
safety_out_of_danger = I'm glad. The feeling can come back, so keep these numbers close. I'm here at any hour, and the counsellor will still look in on you.
safety_again = I hear you, and I'm still here with you. I've told the counsellor again. You don't have to get through this alone. Please call one of these now:
