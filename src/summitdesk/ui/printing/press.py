"""Prints sheets: on whatever paints pages, or into a PDF file that is there whole or not at all."""

import threading
from collections.abc import Generator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLine,
)

from summitdesk.domain.errors import ArchiveError, Cancelled
from summitdesk.i18n import tr
from summitdesk.ui.printing.manuscript import RULED, Manuscript, Style
from summitdesk.ui.printing.sheets import (
    FOOT,
    MARGIN,
    SCALE,
    Printable,
    Sheet,
    Strip,
    font,
    laid_out,
    line_height,
    line_of,
)
from summitdesk.ui.theme.tokens import LIGHT
from summitdesk.wholefile import written_whole

_DPI: Final = 1200
_POINTS: Final = 72
_RULE: Final = 1.4
_HAIRLINE: Final = 0.5
_NUMBERS: Final = 70.0


def usual_page() -> QPageLayout:
    """The paper of where the person is, without margins of its own: sheets bring theirs."""
    is_letter = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4
    return QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def size_of(page: QPageLayout) -> QSizeF:
    """How large a page is, in points."""
    return page.fullRect(QPageLayout.Unit.Point).size()


def write_pdf(manuscript: Manuscript, path: Path, cancel: threading.Event | None = None) -> int:
    """Write a PDF file in place of what is there, and tell how many pages it has.

    May be called from any thread.

    Raises:
        Cancelled: soon after `cancel` was set; what was there stays as it is.
        ArchiveError: when the file cannot be written.
    """
    page = usual_page()
    printable = laid_out(manuscript, size_of(page), cancel)
    try:
        with written_whole(path) as beside:
            beside.touch()
            _write(printable, page, beside, cancel)
    except OSError as error:
        reason = error.strerror or tr("it cannot be written")
        raise ArchiveError(
            tr("{path} cannot be saved: {reason}.", path=path, reason=reason)
        ) from error
    return len(printable.sheets)


def _write(
    printable: Printable, page: QPageLayout, path: Path, cancel: threading.Event | None
) -> None:
    writer = QPdfWriter(str(path))
    writer.setResolution(_DPI)
    writer.setPageLayout(page)
    writer.setTitle(printable.manuscript.title)
    writer.setCreator("Summit Desk")
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(None, tr("the file cannot be written to"))
    try:
        for number in range(len(printable.sheets)):
            if cancel is not None and cancel.is_set():
                raise Cancelled
            if number:
                writer.newPage()
            paint_sheet(painter, printable, number)
    finally:
        is_whole = painter.end()
    if not is_whole:
        raise OSError(None, tr("the file cannot be written to"))


def printing(
    device: QPagedPaintDevice, printable: Printable, first: int, last: int
) -> Generator[None, None, bool]:
    """Print these sheets, from 0, in steps of one; False when it cannot be printed on."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    for number in range(first, last + 1):
        if number > first:
            device.newPage()
        paint_sheet(painter, printable, number)
        yield
    return painter.end()


def paint_sheet(painter: QPainter, printable: Printable, number: int) -> None:
    """Paint one sheet, from 0, on the page the painter is at."""
    painter.save()
    # A printer's page may begin where it can print at all; sheets are measured from the paper.
    scale = painter.device().logicalDpiX() / _POINTS
    painter.resetTransform()
    painter.scale(scale, scale)
    painter.translate(-_unprintable(painter))
    paint_paper(painter, printable, number)
    painter.restore()


def paint_paper(painter: QPainter, printable: Printable, number: int) -> None:
    """Paint one sheet, from 0, in points from where the painter stands."""
    _Sheet(painter, printable).paint(number)


def _unprintable(painter: QPainter) -> QPointF:
    device = painter.device()
    if not isinstance(device, QPagedPaintDevice):
        return QPointF(0, 0)
    layout = device.pageLayout()
    if layout.mode() is QPageLayout.Mode.FullPageMode:
        return QPointF(0, 0)
    return layout.paintRect(QPageLayout.Unit.Point).topLeft()


class _Sheet:
    """Paints in points from the upper left corner of the paper."""

    def __init__(self, painter: QPainter, printable: Printable) -> None:
        self._painter = painter
        self._printable = printable
        self._size = printable.size
        self._width = printable.size.width() - 2 * MARGIN

    def paint(self, number: int) -> None:
        sheet = self._printable.sheets[number]
        for top in sheet.separators:
            self._line(MARGIN, MARGIN + top, MARGIN + self._width)
        for strip in sheet.strips:
            self._strip(sheet, strip)
        self._foot(number)

    def _strip(self, sheet: Sheet, strip: Strip) -> None:
        style = strip.paragraph.style
        y = MARGIN + strip.top
        x = MARGIN + style.value.indent
        if strip.mark is not None:
            self._painter.setPen(LIGHT.color("soft"))
            for number in range(strip.mark.lineCount()):
                self._draw(strip.mark.lineAt(number), QPointF(MARGIN, y))
        self._painter.setPen(LIGHT.color("soft" if style.value.is_soft else "ink"))
        skipped = strip.lines.start * line_height(style)
        for number in strip.lines:
            line = strip.text.lineAt(number)
            self._draw(line, QPointF(x, y - skipped))
        if strip.leads_to >= 0:
            foot = y + strip.height - line_height(style)
            self._right(str(strip.leads_to), style, foot)
        if style in RULED:
            self._rule(sheet, strip)

    def _rule(self, sheet: Sheet, strip: Strip) -> None:
        top = strip.top
        if strip.joins:
            above = sheet.strips[sheet.strips.index(strip) - 1]
            top = above.top + above.height
        color = LIGHT.color("accent")
        height = strip.top + strip.height - top
        self._painter.fillRect(QRectF(MARGIN, MARGIN + top, _RULE, height), color)

    def _foot(self, number: int) -> None:
        y = self._size.height() - MARGIN - FOOT / 2
        self._line(MARGIN, y, MARGIN + self._width)
        self._painter.setPen(LIGHT.color("soft"))
        style = Style.ATTRIBUTION
        room = (self._width - _NUMBERS) * SCALE
        foot = QFontMetricsF(font(style)).elidedText(
            self._printable.manuscript.foot, Qt.TextElideMode.ElideRight, room
        )
        layout = line_of(foot, style)
        self._draw(layout.lineAt(0), QPointF(MARGIN, y + 4))
        self._right(
            tr("{number} of {count}", number=number + 1, count=len(self._printable.sheets)),
            style,
            y + 4,
        )

    def _right(self, text: str, style: Style, y: float) -> None:
        layout = line_of(text, style)
        width = layout.lineAt(0).naturalTextWidth() / SCALE
        self._draw(layout.lineAt(0), QPointF(MARGIN + self._width - width, y))

    def _line(self, x: float, y: float, right: float) -> None:
        self._painter.setPen(QPen(LIGHT.color("line"), _HAIRLINE))
        self._painter.drawLine(QPointF(x, y), QPointF(right, y))

    def _draw(self, line: QTextLine, at: QPointF) -> None:
        self._painter.save()
        self._painter.translate(at)
        self._painter.scale(1 / SCALE, 1 / SCALE)
        line.draw(self._painter, QPointF(0, 0))
        self._painter.restore()
