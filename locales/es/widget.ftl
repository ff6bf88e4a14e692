# Spanish (es). The web widget.

widget_title = Kindline, aquí te escuchamos
widget_open = Abrir la conversación
widget_close = Cerrar la conversación
widget_placeholder = Escribe aquí
widget_send = Enviar
widget_waiting = No hay conexión. Tu mensaje está guardado y saldrá cuando vuelva.
widget_you = Tú
widget_bot = Kindline
widget_log = Conversación
widget_failed = Ahora no se puede abrir el chat. Prueba en unos minutos. Si hay peligro, llama al número de emergencias.
