"""A browser without eyes: follows links, fills in the forms of a page, keeps its cookies."""

import http.client
import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser

from ops.console import Problem

PATIENCE = 60.0  # seconds for one page
ENOUGH = 600  # characters of a page that say why it refused
UNSENT = {"submit", "button", "image", "reset", "file"}


@dataclass
class Form:
    """A form of a page: where it goes, and its fields as the page filled them in."""

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    # What else may be chosen: values of boxes, radios and options, by the field's name.
    choices: dict[str, list[str]] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """What stands in a field; "" when it is empty or missing."""
        return next((value for key, value in self.fields if key == name), "")

    def set(self, name: str, *values: str) -> None:
        """Replaces what stands in a field."""
        self.fields = [pair for pair in self.fields if pair[0] != name] + [(name, value) for value in values]


@dataclass(frozen=True)
class Page:
    """What came back: the address it came from, its text, its forms and its links."""

    address: str
    text: str
    forms: list[Form]
    links: list[str]

    def form(self, *names: str) -> Form:
        """The first form that has all these fields."""
        for form in self.forms:
            if set(names) <= {name for name, _ in form.fields} | set(form.choices):
                return form
        raise Problem(f"{self.address} has no form with {', '.join(names)}")

    def link(self, part: str) -> str:
        """The first link whose address holds this part."""
        for link in self.links:
            if part in link:
                return link
        raise Problem(f"{self.address} has no link to {part}")


class Browser:
    """One person's session at one address."""

    def __init__(self, address: str) -> None:
        self.address = address
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(jar)

    def get(self, path: str) -> Page:
        """The page at a path or address; refuses an answer that is not good."""
        body, address = self._ask(urllib.request.Request(urllib.parse.urljoin(self.address, path)))
        return read(address, body.decode())

    def file(self, path: str) -> bytes:
        """The bytes at a path or address."""
        return self._ask(urllib.request.Request(urllib.parse.urljoin(self.address, path)))[0]

    def send(self, page: Page, form: Form, **pressed: str) -> Page:
        """The page that follows when the form is sent, with the name and value of the pressed button."""
        target = urllib.parse.urljoin(page.address, form.action)
        data = urllib.parse.urlencode([*form.fields, *pressed.items()])
        if form.method == "get":
            return self.get(f"{target.partition('?')[0]}?{data}")
        headers = {"Referer": page.address}
        body, address = self._ask(urllib.request.Request(target, data.encode(), headers))
        return read(address, body.decode())

    def _ask(self, request: urllib.request.Request) -> tuple[bytes, str]:
        where = f"{request.get_method()} {urllib.parse.urlsplit(request.full_url).path}"
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                return answer.read(), answer.geturl()
        except urllib.error.HTTPError as error:
            said = read(request.full_url, error.read().decode(errors="replace")).text[:ENOUGH]
            raise Problem(f"{where} was answered {error.code}: {said}") from error
        except (OSError, http.client.HTTPException) as error:
            raise Problem(f"{where} got no answer: {error}") from error


def read(address: str, html: str) -> Page:
    """The page in this HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(address, " ".join(" ".join(reader.words).split()), reader.forms, reader.links)


class _Reader(HTMLParser):
    """Collects forms, links and words. A button or line outside a form belongs to none."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self._open: Form | None = None
        self._list: str | None = None
        self._picked: str | None = None
        self._text: str | None = None
        self._mute = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"script", "style", "template"}:
            self._mute += 1
        elif tag == "a":
            self.links.append(given.get("href", ""))
        elif tag == "form":
            self._open = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self._open)
        elif self._open is not None and not self._mute:
            self._field(self._open, tag, given)

    def _field(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        if tag == "input" and name and given.get("type") not in UNSENT and "disabled" not in given:
            value = given.get("value", "on" if given.get("type") == "checkbox" else "")
            box = given.get("type") in {"checkbox", "radio"}
            if box:
                form.choices.setdefault(name, []).append(value)
            if not box or "checked" in given:
                form.fields.append((name, value))
        elif tag == "select":
            self._list, self._picked = name, None
        elif tag == "option" and self._list:
            form.choices.setdefault(self._list, []).append(given.get("value", ""))
            if "selected" in given or self._picked is None:
                self._picked = given.get("value", "")
        elif tag == "textarea":
            self._list, self._text = name, ""

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style", "template"}:
            self._mute -= 1
        elif tag == "form":
            self._open = None
        elif tag in {"select", "textarea"} and self._open is not None and self._list:
            filled = self._picked if tag == "select" else (self._text or "").removeprefix("\n")
            if filled is not None:
                self._open.fields.append((self._list, filled))
            self._list = self._picked = self._text = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text += data
        elif not self._mute:
            self.words.append(data)
