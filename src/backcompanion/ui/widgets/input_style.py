"""The look of Qt's own input widgets (boxes, fields, tables) on a page that has some.

A stylesheet costs at every polish, so it is put on such pages when they are built and not on the
program; call `apply_input_style` again when the palette changed.
"""

from PySide6.QtWidgets import QWidget

from backcompanion.ui import theme


def apply_input_style(page: QWidget) -> None:
    c = theme.colours()
    page.setStyleSheet(
        f"""
        QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit,
        QDateTimeEdit {{
            background: {c.surface}; color: {c.text}; border: 1px solid {c.line};
            border-radius: 8px; padding: 6px 10px; min-height: 20px;
            selection-background-color: {c.accent}; selection-color: {c.on_accent};
        }}
        QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus,
        QDoubleSpinBox:focus, QDateEdit:focus, QTimeEdit:focus, QDateTimeEdit:focus {{
            border: 2px solid {c.prepare}; padding: 5px 9px;
        }}
        QTableView {{
            background: {c.surface}; color: {c.text}; border: 1px solid {c.line};
            border-radius: 8px; gridline-color: {c.line}; alternate-background-color: {c.sunk};
            selection-background-color: {c.soft}; selection-color: {c.text};
        }}
        QHeaderView::section {{
            background: {c.sunk}; color: {c.muted}; border: none; padding: 6px 8px;
        }}
        QScrollArea {{ background: transparent; border: none; }}
        """
    )
