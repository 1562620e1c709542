"""Summit Desk: a desktop archive of diplomacy.

The archive is a library; the window is one of its two doors, the command line the other:

    domain  ←  store     ←  archive  ←  ui   ←  app
            ←  exchange  ←           ←  cli  ←
"""

__version__ = "0.1.0"
