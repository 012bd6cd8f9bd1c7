"""Aturan lain of a loan on the sheet: hidden until it is wanted, and sent as the command has it."""

from playwright.sync_api import Page

from tests.builders import Built
from tests.e2e.conftest import PHONE, SignIn
from tests.e2e.hands import open_sheet

READ = """async () => {
  const module = document.querySelector('link[rel=modulepreload][href*="rapat/baca"]').href;
  const { readSheet } = await import(module);
  return readSheet(document.getElementById("rapat")).loans[0];
}"""


def a_loan(page: Page, melati: Built) -> None:
    open_sheet(page, melati.id)
    page.click("[data-semua=hadir]")
    page.click("[data-ke=pinjaman]")
    page.click("[data-tambah=loans]")
    page.fill("[id='id_loans.0.amount']", "1000000")


def test_what_is_left_out_follows_the_agreement(sign_in: SignIn, melati: Built) -> None:
    page = sign_in("sari", **PHONE)
    a_loan(page, melati)
    assert not page.is_visible("[id='id_loans.0.grace']")
    sent = page.evaluate(READ)
    said = {name: sent[name] for name in ("rate_bps", "grace", "fund", "guarantor_id", "joint_liability")}
    assert said == dict.fromkeys(said)


def test_the_other_terms_of_a_loan_are_sent(sign_in: SignIn, melati: Built) -> None:
    page = sign_in("sari", **PHONE)
    a_loan(page, melati)
    page.click("[data-baris=loans] summary")
    page.fill("[id='id_loans.0.rate_bps']", "1,25")
    page.fill("[id='id_loans.0.grace']", "2")
    page.fill("[id='id_loans.0.fund']", "Dana bergulir")
    page.select_option("[id='id_loans.0.guarantor_id']", "renteng")
    sent = page.evaluate(READ)
    assert (sent["rate_bps"], sent["grace"], sent["fund"]) == (125, 2, "Dana bergulir")
    assert (sent["guarantor_id"], sent["joint_liability"]) == (None, True)
    guarantor = str(melati.people[2].member_id)
    page.select_option("[id='id_loans.0.guarantor_id']", guarantor)
    sent = page.evaluate(READ)
    assert (sent["guarantor_id"], sent["joint_liability"]) == (guarantor, False)
    page.fill("[id='id_loans.0.rate_bps']", "banyak")
    assert page.evaluate(READ)["rate_bps"] == "banyak"
