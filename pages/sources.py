"""Which pages does the record rest on, and what rests on each?"""

from ui import asking
from ui.notices import name_unused
from ui.record import current
from ui.source_pages import PAGING, show_source_page

name_unused({PAGING.parameter})
show_source_page(current(), asking.current())
