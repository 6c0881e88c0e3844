"""A page that holds what another copy said is told from a page of one's own, in the list and by its title."""

from tests.kits.builders import NOW, entry
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press
from tests.kits.reflect_shelf import SHELF, AppAt, at_reflect, go_to


async def test_the_other_version_of_a_page_says_where_it_comes_from(app_at: AppAt) -> None:
    title = "Other version, from ladder 2.json: entry “A walk”"
    pages = [entry("mine", text="A walk by the river"), entry("theirs", text="A walk in the hills", question=title)]
    app = app_at(NOW, SHELF, {"entries": pages})
    async with app.run_test(size=(80, 24)) as pilot:
        await at_reflect(pilot)
        shown = squeeze(app)
        assert "freely A walk by the river" in shown
        assert "from a copy A walk in the hills" in shown
        await go_to(pilot, "entry:theirs")
        await press(pilot, "enter")
        assert title in dump(app)
