"""One look for the whole program: tokens become a palette and a stylesheet."""

from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from summitdesk import paths
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import CONTRAST, CONTRAST_DARK, DARK, LIGHT, SCHEMES, Tokens

_Role = QPalette.ColorRole


class Theme(QObject):
    """Follows the system's light, dark or high contrast, until a person chooses by hand.

    Fonts and palette are set at once, the stylesheet with `apply`: widgets that are put together
    under a stylesheet are polished again each time they move to another parent.

    Signals:
        changed: The tokens are others now.
        zoomed: Everything has another size now.
    """

    changed = Signal()
    zoomed = Signal()

    def __init__(self, app: QApplication, name: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._chosen = SCHEMES.get(name)
        self._template: Template | None = None
        self._shown: Tokens | None = None
        app.setFont(Face.INTERFACE.font())
        app.setPalette(palette(self.tokens))
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_scheme_changed)
        if hasattr(hints, "accessibility"):  # since Qt 6.10
            contrast = hints.accessibility()
            contrast.contrastPreferenceChanged.connect(self._on_system_scheme_changed)

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._chosen or self._of_the_system()

    @property
    def name(self) -> str:
        """What was chosen: the name of a scheme, or "system"."""
        return self._chosen.name if self._chosen else "system"

    def choose(self, tokens: Tokens | None) -> None:
        """Keep to these colours; with None follow the system again."""
        self._chosen = tokens
        self.apply()

    def toggle(self) -> None:
        """From light to dark, or back."""
        self.choose(_OPPOSITES[self.tokens.name])

    def zoom_to(self, percent: int) -> None:
        """Show everything at this size."""
        if percent == zoom.percent():
            return
        zoom.set_percent(percent)
        self._app.setFont(Face.INTERFACE.font())
        self._app.setStyleSheet(self._stylesheet(self.tokens))
        zoom.rescale_all()
        self.zoomed.emit()

    def _of_the_system(self) -> Tokens:
        hints = self._app.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        if hasattr(hints, "accessibility"):
            wanted = hints.accessibility().contrastPreference()
            if wanted == Qt.ContrastPreference.HighContrast:
                return CONTRAST_DARK if dark else CONTRAST
        return DARK if dark else LIGHT

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
        return self._template.substitute(tokens.values(), arrow=zoom.px(20))


_OPPOSITES = {
    LIGHT.name: DARK,
    DARK.name: LIGHT,
    CONTRAST.name: CONTRAST_DARK,
    CONTRAST_DARK.name: CONTRAST,
}


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
