"""How the window looks: colours, sizes, fonts, and the one stylesheet."""
