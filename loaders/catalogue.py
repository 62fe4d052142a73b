"""Everything that can be found in a folder of data, each with its level, its reason and its remedy.

One line of each template answers a curator's question: why is this wrong, and what do I do now?
"""

from __future__ import annotations

from collections.abc import Iterable

from loaders import safety
from loaders.problems import Kind, Level

F, W, N = Level.FAULT, Level.WARNING, Level.NOTE


def _by_code(kinds: Iterable[Kind]) -> dict[str, Kind]:
    table: dict[str, Kind] = {}
    for kind in kinds:
        if kind.code in table:
            raise ValueError(f"the code {kind.code} is given twice")
        table[kind.code] = kind
    return table


# fmt: off
FILES = (
    Kind("contract-unreadable", F, "The contract cannot be read", "The contract cannot be used: {why}.", "Restore datapackage.json from the last release."),
    Kind("contract-words", F, "A word that the pages have no label for", "In {table}.{field} the contract has the word {value}, which the project's own data/datapackage.json lacks: the pages take their labels from there.", "Enter the word with its meaning in data/datapackage.json of the project too, or take it out of this contract."),
    Kind("file-missing", F, "A file of the contract is missing", "The contract names this file, and it is not in the folder.", "Put the file back, under exactly this name."),
    Kind("file-unknown", W, "A file that no table of the contract names", "No table of the contract is read from this file, so nothing of it is shown.", "Remove it, or give it the name of the table it is meant for."),
    Kind("file-empty", F, "A file without content", "The file has no bytes.", "Export it again; it starts with a line of column names."),
    Kind("file-too-large", F, "A file larger than 64 MiB", "The file has {size} bytes; at most {limit} are read.", "Check that the right file was exported."),
    Kind("file-unreadable", F, "A file that the system does not hand out", "The system refuses to read it: {why}.", "Check that it is a file and may be read."),
    Kind("file-outside", F, "A path that leads out of the data folder", "The contract names a path outside the folder.", "Name a file inside the folder."),
    Kind("file-changing", F, "A file replaced while it was read", "The file changed each time it was read, so no single moment could be caught.", "Wait until the export has finished, then check again. Write new files beside the old ones and rename them."),
    Kind("geometry-unreadable", F, "Geometry that cannot be read", "The file is no GeoJSON that can be read: {why}.", "Restore the file from the last release."),
    Kind("no-rows", W, "A table without rows", "The file has a header and no rows.", "If the table is meant to be empty, that is fine; otherwise export it again."),
    Kind("nothing-recorded", F, "A record without cases or events", "The table has no rows, so there is nothing to show or to count.", "Put the last release back, and check the export."),
    Kind("no-data-date", F, "A record without a date of its own", "The data date is the latest last_reported of the cases, and none of them has one that ends.", "Enter when a source last mentioned each case."),
    Kind("contract-break", F, "Something the contract forbids", "{why}.", "Compare the file with the contract (docs/codebook.md)."),
    Kind("version-without-changes", W, "A data version that the changes table does not know", "The contract has the version {value}, and the changes table has no row of that version.", "Enter what this release added, changed or withdrew in changes.csv."),
    Kind("release-without-sum", W, "A release without a sum", "The file lies among the releases, and SHA256SUMS does not name it, so that it is not shown.", "Make releases by: python -m loaders freeze. Remove what is none."),
    Kind("release-unreadable", F, "A release that is not what it was", "The release cannot be read: {why}.", "Put the file back as it was released, with its line in SHA256SUMS."),
    Kind("release-differs", W, "Data that differ from their own release", "Version {value} has been released, and this table was another then.", "Raise the version, and enter what changed in changes.csv."),
    Kind("version-not-released", N, "A version that is not released yet", "Version {value} is not among the releases, so that no link can hold on to it.", "When it is published, run: python -m loaders freeze"),
    Kind("codebook-stale", W, "The codebook does not match the contract", "It differs from what the contract says now.", "Run: python -m loaders codebook"),
)

STRUCTURE = (
    Kind("not-csv-zip", F, "A zip archive (or a workbook) named .csv", "The file begins like a zip archive; a workbook saved as .xlsx does too.", "Unpack it, or export the sheet as CSV in UTF-8."),
    Kind("encoding-utf16", F, "UTF-16 instead of UTF-8", "The file is in UTF-16.", "Save it as CSV in UTF-8 (in a spreadsheet: “CSV UTF-8”)."),
    Kind("encoding-not-utf8", F, "Another encoding than UTF-8", "The byte {byte} is not UTF-8; the file looks like {guess}.", "Save it as UTF-8. Open it as {guess} and look at the Korean and Chinese names first."),
    Kind("byte-order-mark", W, "A byte order mark at the start", "The file starts with a byte order mark; it was left out.", "Save as UTF-8 without a byte order mark."),
    Kind("line-endings", W, "Line endings of another system", "Lines end in {value}; they were read as line ends.", "Save with LF line endings."),
    Kind("delimiter", W, "Another delimiter than the comma", "Cells are set apart by {value}; they were read so, since the header then fits the contract.", "Save with commas."),
    Kind("quote-left-open", F, "A quotation mark that is never closed", "A cell opens with a quotation mark in the record that starts here, and none closes it on its line.", "Close the quotation mark; write one inside a cell twice."),
    Kind("quote-stray", F, "Text after a closing quotation mark", "In the record that starts here something follows a closing quotation mark: {why}.", "Write a quotation mark inside a cell twice, and put the whole cell in quotation marks."),
    Kind("row-too-short", F, "A row with too few cells", "The row has {cells} cells; the header has {columns}.", "Add the missing commas; an unknown value is an empty cell."),
    Kind("row-too-long", F, "A row with too many cells", "The row has {cells} cells; the header has {columns}.", "Put a cell with a comma in it in quotation marks."),
    Kind("row-empty", F, "A row without any value", "All cells of the row are empty.", "Delete the row."),
    Kind("blank-line", W, "A blank line", "The line is blank; it was passed over.", "Delete the line."),
    Kind("column-missing", F, "A column of the contract is missing", "The contract has this column, and the header does not.", "Add the column; leave cells empty where nothing is known."),
    Kind("column-unknown", F, "A column that the contract does not know", "The contract has no such column{hint}.", "Rename or remove it, or enter it in the contract first."),
    Kind("column-doubled", F, "A column that stands twice", "The column stands {times} times in the header.", "Keep one of them."),
    Kind("column-unnamed", F, "A column without a name", "Column {value} of the header has no name.", "Name it, or remove the column."),
    Kind("column-order", W, "Columns in another order", "The columns stand in another order than in the contract; they were read by name.", "Put them in the order of the contract, so that changes stay readable."),
)

CELLS = (
    Kind("control-character", F, "A control character", "The cell holds {characters}, which nobody can see.", "Delete the character."),
    Kind("line-break-in-cell", F, "A line break inside a cell", "The cell runs over more than one line.", "Write it on one line."),
    Kind("zero-width-character", F, "A zero-width character", "The cell holds {characters}, which has no width: two texts that look alike would differ.", "Delete the character."),
    Kind("bidirectional-character", F, "A character that turns the writing direction", "The cell holds {characters}, which can make a text read differently from what it says.", "Delete the character."),
    Kind("unassigned-character", F, "A character without a public meaning", "The cell holds {characters}: private, unassigned or broken.", "Type the text again from its source."),
    Kind("replacement-character", F, "A replacement character", "The cell holds {characters}: text was lost in an earlier conversion.", "Type the text again from its source."),
    Kind("odd-space", F, "A space that is no plain space", "The cell holds {characters}.", "Use a plain space."),
    Kind("not-nfc", F, "Text not in Unicode form NFC", "The same text can be written in two ways, and searches would miss it.", "Normalise the text to NFC; it should read {wanted}."),
    Kind("outer-blank", F, "Blanks around a value", "The cell begins or ends with a blank.", "Delete the blank."),
    Kind("formula", F, "A cell that a spreadsheet would compute", "A cell that begins with {first} is run as a formula when the file is opened in a spreadsheet.", "Put a word first, or reword."),
    Kind("markup", F, "HTML in a cell", "The cell holds a tag; texts of the record are plain.", "Write it in plain words."),
    Kind("cell-too-long", F, "A cell longer than 5,000 characters", "The cell has {length} characters.", "Shorten it; was a quotation mark left open?"),
)

VALUES = (
    Kind("value-missing", F, "A value that must be given", "The contract asks for a value here.", "Fill the cell from the source, or take the row out."),
    Kind("type-integer", F, "Not a whole number", "A whole number is written in digits only, without separators, signs or words.", "Write the number, or leave the cell empty where it is unknown."),
    Kind("type-number", F, "Not a number", "A number is written in digits with a point.", "Write the number, or leave the cell empty where it is unknown."),
    Kind("type-other", F, "Not of the type the contract asks for", "The contract asks for the type {type}.", "See the column in docs/codebook.md."),
    Kind("number-too-small", F, "A number below what is possible", "The least that can be is {limit}.", "Check the number against its source; unknown is an empty cell."),
    Kind("number-too-large", F, "A number above what is possible", "The most that can be is {limit}.", "Check the number against its source."),
    Kind("word-unknown", F, "A word the enumeration does not have", "The words here are: {words}.", "Use one of them, or enter the new word with its meaning in the contract first."),
    Kind("form-wrong", F, "A value of another form", "Values here have the form {pattern}.", "See the column in docs/codebook.md."),
    Kind("value-doubled", F, "A value that may stand once only", "The value stands in more than one row.", "Keep one row, or give the other its own value."),
    Kind("id-doubled", F, "An id given twice", "The id stands in an earlier row already.", "Give the row an id of its own, or merge the two."),
    Kind("key-dangling", F, "A key that points nowhere", "There is no such row in {target}.", "Mend the key, or add the row to {target}."),
    Kind("date-unreadable", F, "Not a date we can read", "{why}.", "Write as much as is known: 2017, 2017-11, 2017-11-04, 2017-11~, 2017-07-01/2017-09-30, ../2022-01-10."),
    Kind("list-unclean", F, "A list with an empty or doubled item", "The list has an empty or doubled item.", "Separate ids by one semicolon, each id once."),
)

RULES = (
    Kind("count-order", F, "low, best and high out of order", "low ≤ best ≤ high must hold; here it is {low} / {best} / {high}.", "Check the three figures against the claims."),
    Kind("event-number", F, "An event id that does not fit its case", "An event id is its case_id, a slash and a number from 1, here {case_id}/n.", "Give the event its case's id and the next number."),
    Kind("claim-number", F, "A claim id that does not fit its case", "A claim id is its case_id, /c and a number from 1, here {case_id}/cn.", "Give the claim its case's id and the next number."),
    Kind("event-before-predecessor", F, "An event that lies before its predecessor", "The event certainly lies before event {earlier} ({date}), which has a smaller number.", "Number the events in the order in which they happened, or mend the date."),
    Kind("event-above-case", F, "An event with more people than its case", "The event's {figure} is above the case's {limit}.", "Mend one of the two from the claims."),
    Kind("parts-above-whole", F, "More women, men and minors than people", "Women, men and minors together are {value}; the case has at most {limit}.", "Mend the parts from the source."),
    Kind("ledger-short", F, "More people than the group has left", "Event {event} ({type}) needs {missing} more people than could have been there by then.", "Check the order and the figures of the events of the case."),
    Kind("country-unknown", F, "A country the gazetteer does not have", "There is no place of type country for it.", "Add the country to places.csv, or mend the code."),
    Kind("part-of-circle", F, "A place that is part of itself", "Following part_of leads back to the place.", "Mend part_of."),
    Kind("case-without-events", F, "A case without events", "No event belongs to the case, so nothing of it could be shown or counted.", "Add what happened, or withdraw the case."),
    Kind("crackdown-reversed", F, "A crackdown that ends before it starts", "The end ({value}) lies before the start ({start}).", "Mend one of the two."),
    Kind("crackdown-without-start", F, "A crackdown whose start has no first day", "The start ({value}) is open, so the crackdown cannot be laid out over the years.", "Write the earliest day that the sources allow, such as 2000 or 1999/2000."),
    Kind("claim-scope", F, "A claim whose scope does not fit its ids", "{why}.", "Scope event needs an event of the same case; case and crackdown have no event_id."),
    Kind("claim-bare", N, "A claim without figure and note", "The claim has neither a figure nor a note: it only says that the thing happened.", "Add the figure, if the source gives one."),
    Kind("claim-outside-unexplained", W, "A claim wholly outside the range, without a note", "The claim counts {claim}; the {whole} has {range}. It must be counting something else, and no note says what.", "Say in the note what the claim counts."),
    Kind("address-withheld", F, "An address that must be withheld", "The page is cited without a link (link = no), so its address must not stand here.", "Empty the cell."),
    Kind("address-missing", F, "A linked source without an address", "link is yes, and there is no address.", "Fill url, or set link to no."),
    Kind("address-unfit", F, "An address not fit to be opened", "Only plain http and https addresses are linked: {why}.", "Mend the address, or set link to no and empty url."),
    Kind("source-unused", N, "A source that nothing rests on", "No claim, response, campaign, series, milestone or crackdown points to it.", "Keep it as background, or take it out."),
    Kind("mention-before-event", W, "Last mentioned before the last event", "last_reported ({value}) ends before event {event} ({date}) begins.", "Set last_reported to the newest page that speaks of the case."),
    Kind("translation-missing", W, "A text without translation", "{table} {id}, {field} has no {language} text; the page shows the English, marked.", "Translate it, with the hash of the English text."),
    Kind("translation-stale", W, "A translation of an older text", "The English of {table} {id}, {field} has changed since (now {hash}); the page shows the English, marked.", "Translate the new text and enter its hash."),
    Kind("translation-dangling", F, "A translation of nothing", "{why}.", "Take the row out, or mend table, id and field."),
    Kind("rule-3", N, "Counted once by rule 3", "The {figures} of the {type} events of the case add up to more than the case has ({sum} above {limit}): the case counts once, {counted}, at event {event}.", "Nothing to do, if the same people were counted twice."),
    Kind("rule-4", N, "Counted by the case by rule 4", "Some {type} events of the case have no figure: its best and high stand for them, {counted}, at event {event}.", "Nothing to do, if the case's figure covers them."),
    Kind("entry-not-recorded", N, "People whose arrest or bid no event records", "Event {event} ({type}) speaks of {count} people of whom no earlier event does.", "Add the earlier event if a source tells of it."),
)

HARM = tuple(Kind(harm.code, F, harm.title, harm.reason, harm.remedy) for harm in safety.RULES)
# fmt: on

CATALOGUE = _by_code((*FILES, *STRUCTURE, *CELLS, *VALUES, *RULES, *HARM))
