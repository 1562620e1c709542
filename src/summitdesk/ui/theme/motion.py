"""What moves or blinks by itself: as the system has it, or nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


def is_reduced(choice: str) -> bool:
    """Whether nothing may move: as chosen, else as the system says, where Qt tells its word."""
    if choice == "system":
        return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    return choice == "reduced"


class Motion:
    """Stills the program, and lets it go as the system has it."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._usual = {effect: app.isEffectEnabled(effect) for effect in _EFFECTS}
        self._blinking_ms = app.cursorFlashTime()

    def set_reduced(self, reduced: bool) -> None:
        """Let no menu slide, no tooltip fade and no cursor blink; or let them again."""
        for effect, usual in self._usual.items():
            self._app.setEffectEnabled(effect, usual and not reduced)
        self._app.setCursorFlashTime(0 if reduced else self._blinking_ms)
