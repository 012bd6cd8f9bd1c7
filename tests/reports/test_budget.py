"""What printing may cost. Only what is counted is asserted; times are measured in benchmarks/."""

from common.pdf.merge import Part, merge
from common.pdf.paper import F4_LANDSCAPE
from tests.reports.sample import imprint, report
from tests.reports.sheet import printed, read
from tests.reports.test_paper import ABOUT


def test_a_report_of_a_kelurahan_weighs_little() -> None:
    laporan = report()
    pdf = printed("reports/monthly/laporan.html", F4_LANDSCAPE, laporan=laporan, imprint=imprint(laporan))
    assert len(pdf) < 60_000


def test_a_volume_of_151_kelurahan_is_little_more_than_its_parts() -> None:
    laporan = report(rows=1, groups=1, activities=1)
    pdf = printed("reports/monthly/laporan.html", F4_LANDSCAPE, laporan=laporan, imprint=imprint(laporan))
    volume = merge((Part(f"Kelurahan {at}", pdf) for at in range(151)), ABOUT)
    assert len(volume) < 151 * (len(pdf) + 5_000)
    (page,) = read(volume, last=True)
    assert page.text.endswith("Lembar 302 dari 302")
