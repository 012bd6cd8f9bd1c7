from bookkeeping.domain.loans.aging import AGES, Bucket, Portfolio, age_of, portfolio_of, share_words


def test_ages_as_they_are_asked_for() -> None:
    assert [age.label for age in AGES] == ["1–30 hari", "31–60 hari", "61–90 hari", "lebih dari 90 hari"]
    assert [age_of(days) for days in (0, 1, 30, 31, 60, 61, 90, 91, 400)] == [0, 0, 0, 1, 1, 2, 2, 3, 3]


def test_what_is_at_risk_is_all_that_a_late_loan_owes() -> None:
    found = portfolio_of(
        [(500_000, 0, 0), (400_000, 50_000, 12), (300_000, 90_000, 45), (100_000, 100_000, 120)]
    )
    assert found.outstanding == 1_300_000
    assert found.buckets == (
        Bucket(1, 50_000, 400_000),
        Bucket(1, 90_000, 300_000),
        Bucket(),
        Bucket(1, 100_000, 100_000),
    )
    assert found.late == Bucket(3, 240_000, 800_000)
    assert [found.older_than(days).outstanding for days in (30, 60, 90)] == [400_000, 100_000, 100_000]
    assert [found.share(days) for days in (0, 30, 90)] == ["61,5 %", "30,8 %", "7,7 %"]
    assert Portfolio.sum([found, found]).late == Bucket(6, 480_000, 1_600_000)


def test_nothing_lent_is_no_share() -> None:
    assert share_words(0, 0) == "–"
    assert portfolio_of([]) == Portfolio()
