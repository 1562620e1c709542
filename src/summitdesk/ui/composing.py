"""Keeps keys from acting while an input method composes: half a word is no command.

A field shows what is being composed as part of its text, but it is not text yet. Until the input
method commits it, no shortcut of the window, no Enter and no Escape may take effect.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

_Key = Qt.Key
_COMMANDING = frozenset(
    {
        _Key.Key_Return,
        _Key.Key_Enter,
        _Key.Key_Escape,
        _Key.Key_Tab,
        _Key.Key_Backtab,
        _Key.Key_Up,
        _Key.Key_Down,
        _Key.Key_PageUp,
        _Key.Key_PageDown,
    }
)


class Composing(QObject):
    """Watches one field; made after the field's other filters, it sees every key first."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.is_composing = False
        """Whether an input method is at it."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the input method; while it composes, let no key command anything."""
        if isinstance(event, QInputMethodEvent):
            self.is_composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.FocusOut:
            self.is_composing = False
        elif self.is_composing and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # the key comes to the field, and no shortcut sees it
                return True
            return _commands(event)
        return super().eventFilter(watched, event)


def _commands(event: QKeyEvent) -> bool:
    """Whether a key would do more than write."""
    chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return event.key() in _COMMANDING or bool(event.modifiers() & chord)
