"""How the calendar lies in its window: what is beside what, and what gives way in each view and width.

Month and day stand one above the other, beside each other from 112 columns on. A week that is drawn has the whole
width, and the day's list below. A list (`in-list`) has the thing under its cursor beside it, unless there is none.
"""

from typing import Final

LAYOUT: Final = """
CalendarScreen #calendar { layout: vertical; height: 1fr; }
CalendarScreen #pages { height: auto; width: 100%; }
CalendarScreen #head { height: 1; }
CalendarScreen #ahead { display: none; }
CalendarScreen #day { height: 1fr; width: 100%; }
CalendarScreen #day-head { height: 1; }
CalendarScreen .week-line { height: 1; padding: 0 1; color: $quiet; }
CalendarScreen #week-left { display: none; }
CalendarScreen #told { display: none; height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
CalendarScreen #told { scrollbar-gutter: stable; }
CalendarScreen.-tall #ahead { margin: 1 0 0 0; }
CalendarScreen.-tall #month { height: 19; margin: 1 0 0 0; }
CalendarScreen.-tall #day { margin: 1 0 0 0; }

CalendarScreen #week { display: none; }
CalendarScreen.in-week #month { display: none; }
CalendarScreen.in-week #week { display: block; margin: 1 0 0 0; }
CalendarScreen.in-week #pages { height: 2fr; }
CalendarScreen.in-list #month, CalendarScreen.in-list #day { display: none; }
CalendarScreen.in-list #pages { height: 1fr; }
CalendarScreen.in-list #ahead, CalendarScreen.in-list #week-left { display: block; }

CalendarScreen.-wide #calendar, CalendarScreen.-broad #calendar { layout: horizontal; }
CalendarScreen.-wide #pages, CalendarScreen.-broad #pages { width: 1fr; height: 1fr; }
CalendarScreen.-wide #month, CalendarScreen.-broad #month { height: 1fr; }
CalendarScreen.-wide #day, CalendarScreen.-broad #day {
    display: block; width: 44; border-left: vkey $rule; padding: 0 1; margin: 0;
}
CalendarScreen.-broad #day { width: 60; }
CalendarScreen.-wide #week-left, CalendarScreen.-broad #week-left { display: block; }
CalendarScreen.-wide #week-right, CalendarScreen.-broad #week-right { display: none; }
CalendarScreen.-wide #day-head, CalendarScreen.-broad #day-head { margin: 0 0 1 0; }
CalendarScreen.in-week.-wide #calendar, CalendarScreen.in-week.-broad #calendar { layout: vertical; }
CalendarScreen.in-week.-wide #pages, CalendarScreen.in-week.-broad #pages { width: 100%; height: 2fr; }
CalendarScreen.in-week.-wide #day, CalendarScreen.in-week.-broad #day {
    width: 100%; height: 1fr; max-height: 14; border-left: none; border-top: solid $rule; padding: 0;
}
CalendarScreen.in-week #week-left { display: none; }
CalendarScreen.in-week.-wide #week-right, CalendarScreen.in-week.-broad #week-right { display: block; }
CalendarScreen.in-list.-broad #pages { width: 94; }
CalendarScreen.in-list.-broad #day { width: 1fr; max-width: 96; }
CalendarScreen.in-list.is-empty #day { display: none; }
CalendarScreen.in-list #day-list { display: none; }
CalendarScreen.in-list #told { display: block; }
"""
