"""What can be handed over in an hour: the view as paper, slides or a page to present, with every source?"""

from ui import asking
from ui.briefing_page import show_briefing
from ui.record import current

show_briefing(current(), asking.current())
