"""Of which day the data are, as far as they tell it themselves: no clock of a machine is asked."""

from lib.answer import Answer
from lib.data.manifest import same
from lib.words import viewing


def updated(answer: Answer) -> str:
    """Say when the data last changed.

    That is the day of the release that they are. Of others only the newest date of publication is
    known, or that there is a release which they are not; blank where not even that.
    """
    releases, data = answer.files.releases, answer.data
    if answer.release:
        return viewing.released(answer.release)
    if releases and same(releases[0], data.editable[1]):
        return viewing.released(releases[0].release)
    if releases:
        return viewing.changed_since(releases[0].release)
    dated = answer.estimates[answer.estimates["publication_date"] != ""]
    if dated.empty:
        return ""
    newest = int(dated["published_last"].argmax())
    return viewing.published(dated["publication_date"].iloc[newest])
