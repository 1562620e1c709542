"""One look for the whole program: tokens become a palette and a stylesheet."""

from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from summitdesk import paths
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import DARK, LIGHT, Tokens

_Role = QPalette.ColorRole


class Theme(QObject):
    """Follows the light or dark of the system, until a person chooses by hand.

    Fonts and palette are set at once, the stylesheet with `apply`: widgets that are put together
    under a stylesheet are polished again each time they move to another parent.

    Signals:
        changed: The tokens are others now.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._chosen: Tokens | None = None
        self._template: Template | None = None
        self._shown: Tokens | None = None
        app.setStyle("Fusion")  # one base on all systems: the stylesheet is tested on it
        app.setFont(Face.INTERFACE.font())
        app.setPalette(palette(self.tokens))
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        if self._chosen is not None:
            return self._chosen
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def choose(self, tokens: Tokens | None) -> None:
        """Keep to these colours; with None follow the system again."""
        self._chosen = tokens
        self.apply()

    def toggle(self) -> None:
        """From light to dark, or back."""
        self.choose(LIGHT if self.tokens is DARK else DARK)

    def _on_system_scheme_changed(self) -> None:
        self.apply()

    def apply(self) -> None:
        """Dress every widget in the tokens of now."""
        tokens = self.tokens
        if tokens is self._shown:
            return
        self._shown = tokens
        self._app.setPalette(palette(tokens))
        self._app.setStyleSheet(self._stylesheet(tokens))
        self.changed.emit()

    def _stylesheet(self, tokens: Tokens) -> str:
        if self._template is None:
            file = Path(paths.resources(), "qss", "summit.qss")
            self._template = Template(file.read_text("utf-8"))
        return self._template.substitute(tokens.values())


def palette(tokens: Tokens) -> QPalette:
    """The palette of these tokens, for what Qt paints itself."""
    made = QPalette()
    roles = {
        _Role.Window: tokens.background,
        _Role.WindowText: tokens.ink,
        _Role.Base: tokens.paper,
        _Role.AlternateBase: tokens.background,
        _Role.Text: tokens.ink,
        _Role.PlaceholderText: tokens.faint,
        _Role.Button: tokens.background,
        _Role.ButtonText: tokens.ink,
        _Role.BrightText: tokens.caution,
        _Role.Highlight: tokens.accent,
        _Role.HighlightedText: tokens.paper,
        _Role.Link: tokens.accent,
        _Role.LinkVisited: tokens.accent,
        _Role.ToolTipBase: tokens.paper,
        _Role.ToolTipText: tokens.ink,
        _Role.Accent: tokens.accent,
        _Role.Light: tokens.paper,
        _Role.Midlight: tokens.line,
        _Role.Mid: tokens.line,
        _Role.Dark: tokens.line,
        _Role.Shadow: tokens.line,
    }
    for role, color in roles.items():
        made.setColor(role, QColor(color))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return made
