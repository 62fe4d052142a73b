"""What has been corrected or withdrawn, and does a figure of ours still stand?"""

from ui.changes_page import PAGING, show_changes_page
from ui.figure_check import LINK, SINCE
from ui.notices import name_unused
from ui.record import current

name_unused({LINK, SINCE, PAGING.parameter})
show_changes_page(current())
