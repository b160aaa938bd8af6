"""How links are asked: against a host that answers in every way, and with time that only passes."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from threading import Event, Thread

import httpx
import pytest

from link_server import CERTIFICATE, LinkServer
from roadmap_site.authoring.links import fragments
from roadmap_site.authoring.links.addresses import Address, is_public
from roadmap_site.authoring.links.asking import Asker
from roadmap_site.authoring.links.checking import World, agent
from roadmap_site.authoring.links.hosts import Clock, Limits
from roadmap_site.authoring.links.judging import Verdict, judge

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TLS = httpx.create_ssl_context()
QUICK = Limits(pause=0, seconds=5, tries=2, size=300_000)


@dataclass
class Time:
    """A clock on which nobody waits."""

    passed: float = 0
    slept: list[float] = field(default_factory=list)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds
        await asyncio.sleep(0)

    @property
    def clock(self) -> Clock:
        return Clock(lambda: NOON + timedelta(seconds=self.passed), lambda: self.passed, self.sleep)


@dataclass
class Names:
    """A look-up that knows a few names, and counts."""

    known: dict[str, list[list[str]]] = field(default_factory=dict)
    looked_up: list[str] = field(default_factory=list)

    async def resolve(self, name: str) -> list[str]:
        self.looked_up.append(name)
        if name not in self.known:
            return [str(ip_address(name.strip("[]")))]
        answers = self.known[name]
        return answers.pop(0) if len(answers) > 1 else answers[0]


def only_this_one(address: Address) -> bool:
    """Let the server of the tests be asked, and no other private machine."""
    return address == ip_address("127.0.0.1") or is_public(address)


@pytest.fixture
def server() -> Iterator[LinkServer]:
    with LinkServer() as running:
        yield running


@pytest.fixture
def time() -> Time:
    return Time()


def world(time: Time, limits: Limits = QUICK, **more: object) -> World:
    made = World(limits, time.clock, only_this_one, Names().resolve, TLS)
    return replace(made, **more)  # type: ignore[arg-type]


def ask(url: str, world: World) -> Verdict:
    return ask_all([url], world)[0]


def ask_all(urls: list[str], world: World) -> list[Verdict]:
    async def run() -> list[Verdict]:
        async with world.requests() as requests:
            asker = Asker(requests)
            return [*await asyncio.gather(*(one(asker, url) for url in urls))]

    async def one(asker: Asker, url: str) -> Verdict:
        place = fragments.wanted(url)
        answer = await asker.ask(url.partition("#")[0], frozenset(filter(None, [place])))
        return judge(url, answer, place)

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("path", "state", "why", "to"),
    [
        ("/ok", "ok", "", ""),
        ("/204", "ok", "", ""),
        ("/headless", "ok", "", ""),
        ("/shaky", "ok", "", ""),
        ("/shaky-twice", "ok", "", ""),
        ("/found", "ok", "", ""),
        ("/other", "ok", "", ""),
        ("/for-now", "ok", "", ""),
        ("/moved", "moved", "", "/ok"),
        ("/permanent", "moved", "", "/ok"),
        ("/twice-moved", "moved", "", "/ok"),
        ("/moved-then-found", "moved", "", "/found"),
        ("/found-then-moved", "ok", "", ""),
        ("/home", "moved", "", "/"),
        ("/course", "moved", "", "/login"),
        ("/members", "closed", "a login page", ""),
        ("/401", "closed", "401", ""),
        ("/403", "closed", "403", ""),
        ("/451", "closed", "451", ""),
        ("/999", "closed", "999", ""),
        ("/429", "closed", "429", ""),
        ("/secret", "closed", "robots.txt", ""),
        ("/paper.private", "closed", "robots.txt", ""),
        ("/to-secret", "closed", "robots.txt", ""),
        ("/404", "gone", "404", ""),
        ("/410", "gone", "410", ""),
        ("/moved-to-gone", "gone", "404", ""),
        ("/500", "asleep", "500", ""),
        ("/503", "asleep", "503", ""),
        ("/nowhere", "asleep", "302", ""),
        ("/circle", "asleep", "redirects without end", ""),
        ("/spiral", "asleep", "redirects without end", ""),
        ("/to-script", "asleep", "redirect to no address that can be asked", ""),
        ("/inside", "asleep", "private address", ""),
        ("/inside-by-name", "asleep", "private address", ""),
        ("/inside-6", "asleep", "private address", ""),
        ("/hangs-up", "asleep", "no connection", ""),
        ("/endless-head", "asleep", "no connection", ""),
        ("/endlessly", "ok", "", ""),
        ("/slowly", "ok", "", ""),
        ("/bomb", "ok", "", ""),
        ("/bomb#place", "ok", "", ""),
        ("/endlessly#place", "ok", "", ""),
        ("/page#plain", "ok", "", ""),
        ("/page#quoted", "ok", "", ""),
        ("/page#named", "ok", "", ""),
        ("/packed#named", "ok", "", ""),
        ("/page#中文", "ok", "", ""),
        ("/page#%E4%B8%AD%E6%96%87", "ok", "", ""),
        ("/page#a&b", "ok", "", ""),
        ("/page#readme", "ok", "", ""),
        ("/page#top", "ok", "", ""),
        ("/page#:~:text=words", "ok", "", ""),
        ("/page#/route", "ok", "", ""),
        ("/page#L10-L20", "ok", "", ""),
        ("/document#page=3", "ok", "", ""),
        ("/document#place", "ok", "", ""),
        ("/page#missing", "fragment", "no #missing", ""),
        ("/packed#missing", "fragment", "no #missing", ""),
        ("/page#in-a-comment", "fragment", "no #in-a-comment", ""),
        ("/page#in-a-script", "fragment", "no #in-a-script", ""),
        ("/page#no-anchor", "fragment", "no #no-anchor", ""),
        ("/moved-to-page#named", "moved", "", "/page#named"),
        ("/moved-to-place", "moved", "", "/page#named"),
        ("/moved-to-page#missing", "fragment", "no #missing", "/page#missing"),
    ],
)
def test_every_answer_has_its_meaning(
    server: LinkServer, time: Time, path: str, state: str, why: str, to: str
) -> None:
    names = Names({"inside.test": [["192.168.0.1"]]})
    verdict = ask(server.url + path, world(time, resolve=names.resolve))
    assert verdict == (state, why, server.url + to if to else "")


@pytest.mark.parametrize("path", ["/never", "/slowly#place"])
def test_nobody_is_waited_for_long(server: LinkServer, time: Time, path: str) -> None:
    limits = replace(QUICK, seconds=0.1)
    assert ask(server.url + path, world(time, limits)) == ("asleep", "no answer in time", "")


def test_a_broken_certificate(time: Time) -> None:
    with LinkServer(encrypted=True) as server:
        verdict = ask(f"{server.url}/ok", world(time, QUICK))
        assert verdict == ("asleep", "certificate that does not hold", "")
        assert server.asked == []


@pytest.mark.parametrize(("name", "state"), [("pinned.test", "ok"), ("another.test", "asleep")])
def test_certificates_are_for_the_name_though_the_address_is_connected_to(
    time: Time, name: str, state: str
) -> None:
    names = Names({name: [["127.0.0.1"]]})
    trusting = ssl.create_default_context(cafile=CERTIFICATE)
    there = world(time, QUICK, resolve=names.resolve, tls=trusting)
    with LinkServer(encrypted=True) as server:
        assert ask(f"https://{name}:{server.port}/ok", there).state == state
        assert server.hosts == ({f"{name}:{server.port}"} if state == "ok" else set())


def test_a_host_says_who_asks(server: LinkServer, time: Time) -> None:
    ask(f"{server.url}/ok", world(time))
    assert server.agents == {agent()}
    assert agent().startswith("roadmap-site/")
    assert server.hosts == {f"127.0.0.1:{server.port}"}


def test_a_name_that_nobody_has(time: Time) -> None:
    async def fail(_: str) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert ask("https://a.test/", world(time, resolve=fail)) == ("asleep", "no such host", "")


def test_nobody_listens(time: Time) -> None:
    with LinkServer() as server:
        pass
    assert ask(server.url, world(time)) == ("asleep", "no connection", "")


def test_the_head_is_asked_first(server: LinkServer, time: Time) -> None:
    ask(f"{server.url}/ok", world(time))
    assert server.asked == ["HEAD /ok"]


def test_a_host_that_refuses_heads_is_asked_for_pages(server: LinkServer, time: Time) -> None:
    async def run() -> None:
        async with world(time).requests() as requests:
            asker = Asker(requests)
            for path in ("/headless", "/ok"):
                await asker.ask(server.url + path)

    asyncio.run(run())
    assert server.asked == ["HEAD /headless", "GET /headless", "GET /ok"]


def test_a_page_is_asked_for_its_places_at_once(server: LinkServer, time: Time) -> None:
    ask(f"{server.url}/page#plain", world(time))
    assert server.asked == ["GET /page"]


def test_what_robots_may_not_read_is_not_asked(server: LinkServer, time: Time) -> None:
    ask_all([f"{server.url}/secret", f"{server.url}/secret/too"], world(time))
    assert server.asked == []


def test_a_host_without_robots_txt_allows_everything(time: Time) -> None:
    with LinkServer(robots=b"") as server:
        assert ask(f"{server.url}/secret", world(time)).state == "ok"


@pytest.mark.parametrize(("path", "rest"), [("/busy-once", 7.0), ("/busy-date", 90.0)])
def test_a_busy_host_is_left_alone_as_long_as_it_says(
    server: LinkServer, time: Time, path: str, rest: float
) -> None:
    assert ask(server.url + path, world(time)).state == "ok"
    assert time.slept == [rest]


def test_a_host_that_wants_too_long_a_rest_is_given_up(server: LinkServer, time: Time) -> None:
    limits = replace(QUICK, longest_rest=5)
    assert ask(f"{server.url}/busy-once", world(time, limits)) == ("closed", "429", "")
    assert time.slept == []


def test_the_whole_host_rests(server: LinkServer, time: Time) -> None:
    limits = replace(QUICK, per_host=1, pause=0)
    urls = [f"{server.url}{path}" for path in ("/busy-once", "/one", "/two")]
    assert {verdict.state for verdict in ask_all(urls, world(time, limits))} == {"ok"}
    assert time.passed == 7
    assert server.asked.index("HEAD /one") > 0


def test_requests_to_one_host_have_a_pause_between_them(server: LinkServer, time: Time) -> None:
    urls = [f"{server.url}/{n}-pages" for n in range(5)]
    ask_all(urls, world(time, replace(QUICK, pause=0.5)))
    assert time.passed == pytest.approx(2.5)  # five pages and robots.txt


def test_a_host_may_ask_for_longer_pauses(time: Time) -> None:
    with LinkServer(robots=b"User-agent: *\nCrawl-delay: 4\n") as server:
        ask_all([f"{server.url}/{n}-pages" for n in range(3)], world(time))
    assert time.passed == pytest.approx(8)


@pytest.mark.parametrize(("per_host", "together", "most"), [(2, 24, 2), (3, 24, 3), (9, 2, 2)])
def test_few_requests_run_at_the_same_time(
    server: LinkServer, time: Time, per_host: int, together: int, most: int
) -> None:
    limits = replace(QUICK, per_host=per_host, together=together)
    server.wait_for = Event()

    def open_the_gate() -> None:
        while server.running < most:
            server.stopped.wait(0.005)
        # Whoever else would come is given the time to.
        server.stopped.wait(0.1)
        assert server.wait_for
        server.wait_for.set()

    Thread(target=open_the_gate, daemon=True).start()
    verdicts = ask_all([f"{server.url}/{n}-pages" for n in range(12)], world(time, limits))
    assert {verdict.state for verdict in verdicts} == {"ok"}
    assert server.most_together == most


def test_a_name_is_looked_up_once_so_that_it_cannot_turn_to_another_machine(
    server: LinkServer, time: Time
) -> None:
    names = Names({"turning.test": [["127.0.0.1"], ["10.0.0.1"]]})
    urls = [f"http://turning.test:{server.port}/{path}" for path in ("ok", "found", "page#plain")]
    verdicts = ask_all(urls, world(time, resolve=names.resolve))
    assert {verdict.state for verdict in verdicts} == {"ok"}
    assert names.looked_up == ["turning.test"]


def test_private_addresses_among_others_are_left_out(server: LinkServer, time: Time) -> None:
    names = Names({"both.test": [["10.0.0.1", "::1", "127.0.0.1"]]})
    url = f"http://both.test:{server.port}/ok"
    assert ask(url, world(time, resolve=names.resolve)).state == "ok"


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001"])
def test_this_machine_is_not_asked_by_any_of_its_names(
    server: LinkServer, time: Time, name: str
) -> None:
    verdict = ask(f"http://{name}:{server.port}/ok", World(QUICK, time.clock, tls=TLS))
    assert (verdict.state, verdict.why) == ("asleep", "private address")
    assert server.agents == set()


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "224.0.0.1",
        "224.0.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "fc00::1",
        "fe80::1",
        "ff02::1",
    ],
)
def test_an_address_that_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8"])
def test_an_address_that_is_public(address: str) -> None:
    assert is_public(ip_address(address))
