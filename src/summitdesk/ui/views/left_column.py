"""The left of the window: the facets, or the shelf in their place."""

from PySide6.QtWidgets import QStackedWidget, QWidget


class LeftColumn(QStackedWidget):
    """Shows the facets until something else is asked for."""

    def __init__(self, facets: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leftColumn")
        self._facets = facets
        self.addWidget(facets)

    def show_instead(self, panel: QWidget) -> None:
        """Show a panel in the place of the facets."""
        if self.indexOf(panel) < 0:
            self.addWidget(panel)
        self.setCurrentWidget(panel)

    def show_facets(self) -> None:
        """Show the facets again."""
        self.setCurrentWidget(self._facets)
