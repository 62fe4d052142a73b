"""How is it counted, how well is it known, and how complete is it?"""

from ui import asking
from ui.about import show_about
from ui.notices import name_unused
from ui.record import current

name_unused(())
show_about(current(), asking.current())
