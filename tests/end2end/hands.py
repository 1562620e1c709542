"""What a hand does with a mouse: moves it, lets it rest, drags something over a window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


def hover(widget: QWidget, at: QPoint) -> None:
    """Move the mouse there."""
    place = QPointF(at)
    none = Qt.MouseButton.NoButton
    on_screen = QPointF(widget.mapToGlobal(at))
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, on_screen, none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


def ask_tip(widget: QWidget, at: QPoint) -> None:
    """Let the mouse rest there until a tooltip comes."""
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))


def dropped_text(canary: Path) -> QMimeData:
    """Markup that names a file."""
    made = QMimeData()
    made.setText(f"<img src='{canary.as_uri()}'>")
    made.setHtml(f"<img src='{canary.as_uri()}'>")
    return made


def dropped_addresses(canary: Path) -> QMimeData:
    """Several addresses, one of a file."""
    made = QMimeData()
    made.setUrls([QUrl("http://203.0.113.1/x"), QUrl(canary.as_uri())])
    return made


def drop(place: QWidget, dropped: QMimeData) -> None:
    """Drag this over a widget and let it go."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPoint(5, 5), copy, dropped, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(place, entering)
    QApplication.sendEvent(
        place, QDropEvent(QPointF(5, 5), copy, dropped, left, Qt.KeyboardModifier.NoModifier)
    )
