"""`python -m bot VERB` is `kindline VERB`."""

from bot.cli import main

main()
