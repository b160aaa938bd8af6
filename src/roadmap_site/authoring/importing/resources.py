"""What kind of resource a link leads to, in which language, and at what cost: a sober guess.

A guess rests on the host first, for hosts such as arXiv hold one kind of thing; then on a word of
the title, then on the address. What nothing tells is taken for `docs`, a page to read, in the
language of the text, free. Whoever imports looks over these three.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from roadmap_site.authoring.importing.languages import script_of
from roadmap_site.model import Cost, ResourceType

_HOSTS: dict[ResourceType, str] = {
    "paper": "arxiv.org doi.org openreview.net aclanthology.org dl.acm.org ieeexplore.ieee.org "
    "proceedings.mlr.press papers.nips.cc proceedings.neurips.cc biorxiv.org jmlr.org "
    "semanticscholar.org",
    "video": "youtube.com youtu.be vimeo.com bilibili.com b23.tv ted.com nicovideo.jp",
    "course": "coursera.org edx.org udacity.com udemy.com khanacademy.org ocw.mit.edu "
    "icourse163.org xuetangx.com deeplearning.ai course.fast.ai futurelearn.com "
    "pluralsight.com codecademy.com mooc.fi openlearninglibrary.mit.edu datacamp.com",
    "book": "amazon.com amazon.cn amazon.co.uk oreilly.com manning.com packtpub.com leanpub.com "
    "book.douban.com goodreads.com gutenberg.org nostarch.com link.springer.com",
    "community": "reddit.com discord.gg discord.com slack.com stackoverflow.com t.me "
    "stackexchange.com quora.com zhihu.com meetup.com gitter.im v2ex.com",
    "docs": "readthedocs.io readthedocs.org docs.rs pkg.go.dev developer.mozilla.org wikipedia.org",
    "tutorial": "medium.com dev.to freecodecamp.org geeksforgeeks.org w3schools.com runoob.com "
    "realpython.com kaggle.com juejin.cn csdn.net cnblogs.com jianshu.com towardsdatascience.com "
    "digitalocean.com qiita.com zenn.dev habr.com tutorialspoint.com",
}
# Only hosts that hold one kind of thing come before the words of a title.
_HOSTS_THAT_HAVE_MUCH: dict[ResourceType, str] = {
    "tool": "github.com gitlab.com gitee.com pypi.org npmjs.com huggingface.co crates.io",
}
_WORDS: dict[ResourceType, str] = {
    "course": r"\b(courses?|moocs?|specialization|nanodegree|bootcamp|lectures?)\b"
    r"|课程|公开课|慕课|講座|コース|курс|curso|강의",
    "book": r"\b(books?|handbook|ebook|textbook|cookbook)\b|《|书籍|电子书|教材|本$|книга|libro|livre",
    "paper": r"\b(papers?|survey)\b|论文|論文",
    "video": r"\b(videos?|screencasts?|talk|playlist)\b|视频|動画|видео",
    "docs": r"\b(docs|documentation|reference|manual|api)\b|文档|手册|文件|ドキュメント|документация",
    "tutorial": r"\b(tutorials?|guides?|introduction|how[ -]to|getting started|walkthrough|primer"
    r"|cheat ?sheet|article|notebook)\b|教程|指南|入门|实战|チュートリアル|руководство|guía",
    "community": r"\b(community|forum|discord|slack|subreddit|chat|mailing list)\b|社区|论坛|社群",
}
_PATHS: dict[ResourceType, str] = {
    "docs": r"^docs?\.|/(docs?|documentation|reference|manual|api)(/|$|\.)",
    "tutorial": r"/(tutorials?|guides?|learn|blog|posts?)(/|$)|^(blog|learn|tutorials?)\.",
    "course": r"/(courses?|classes)(/|$)|^courses?\.",
    "book": r"/(e?books?)(/|$)|^books?\.",
    "video": r"/(videos?|watch)(/|$)",
    "community": r"/(forums?|community)(/|$)|^(forums?|community|discuss|chat)\.",
}
_LANGUAGE_HOSTS: dict[str, str] = {
    "zh": "bilibili.com b23.tv zhihu.com csdn.net cnblogs.com jianshu.com juejin.cn runoob.com "
    "icourse163.org xuetangx.com douban.com gitee.com v2ex.com segmentfault.com weixin.qq.com "
    "yuque.com liaoxuefeng.com",
    "ja": "qiita.com zenn.dev hatenablog.com nicovideo.jp",
    "ko": "velog.io tistory.com inflearn.com",
    "ru": "habr.com stepik.org yandex.ru",
    "en": "arxiv.org coursera.org edx.org udacity.com ocw.mit.edu pytorch.org tensorflow.org "
    "stackoverflow.com wikipedia.org medium.com dev.to readthedocs.io huggingface.co jupyter.org "
    "github.com developer.mozilla.org reddit.com oreilly.com numpy.org scikit-learn.org "
    "python.org kaggle.com deeplearning.ai khanacademy.org",
}
_ENDINGS = {"cn": "zh", "tw": "zh-TW", "jp": "ja", "kr": "ko", "ru": "ru", "de": "de", "fr": "fr"}
_IN_ADDRESS = re.compile(
    r"(?:^|[/.=_-])(zh|zh-cn|zh-hans|zh-tw|zh-hant|cn|ja|ko|ru|de|fr|es|pt-br|en|en-us)(?:[/._]|$)",
    re.IGNORECASE,
)
_TAGS = {"zh-cn": "zh", "zh-hans": "zh", "zh-hant": "zh-TW", "cn": "zh", "zh-tw": "zh-TW"}
_TAGS |= {"pt-br": "pt-BR", "en-us": "en"}
_COSTS: dict[Cost, str] = {
    "paid": "udemy.com amazon.com amazon.cn amazon.co.uk oreilly.com manning.com packtpub.com "
    "pluralsight.com nostarch.com",
    "freemium": "coursera.org edx.org udacity.com datacamp.com codecademy.com medium.com",
}
_PDF_IS_A_PAPER = re.compile(r"paper|论文|proceedings", re.IGNORECASE)


def kind_of(title: str, url: str) -> ResourceType:
    """Guess what a link leads to."""
    parts = urlsplit(url)
    host, path = _host(url), parts.path
    for kind, hosts in _HOSTS.items():
        if _is_at(host, hosts):
            return kind
    if path.lower().endswith(".pdf") and _PDF_IS_A_PAPER.search(f"{title} {path}"):
        return "paper"
    for kind, words in _WORDS.items():
        if re.search(words, title, re.IGNORECASE):
            return kind
    for kind, pattern in _PATHS.items():
        if re.search(pattern, path, re.IGNORECASE) or re.search(pattern, host):
            return kind
    for kind, hosts in _HOSTS_THAT_HAVE_MUCH.items():
        if _is_at(host, hosts):
            return kind
    return "docs"


def cost_of(url: str) -> Cost:
    """Guess what a resource costs, from hosts that sell."""
    return next((cost for cost, hosts in _COSTS.items() if _is_at(_host(url), hosts)), "free")


def language_of_link(title: str, url: str, language: str) -> str:
    """Guess the language of what a link leads to, where the text around it is in `language`.

    The address decides where it names a language, then the host. A title in another script than
    the text's is the resource's own; one in the text's may be a translation, and is believed where
    the host tells nothing.
    """
    host, path = _host(url), urlsplit(url).path
    own = script_of(title)
    if found := _IN_ADDRESS.search(path) or _IN_ADDRESS.match(f"{host.partition('.')[0]}."):
        tag = found[1].lower()
        return _TAGS.get(tag, tag)
    if own and own != language.partition("-")[0]:
        return own
    for name, hosts in _LANGUAGE_HOSTS.items():
        if _is_at(host, hosts) and not (own and host == "github.com"):
            return name
    if ending := _ENDINGS.get(host.rpartition(".")[2]):
        return ending
    if not own and language.partition("-")[0] in {"zh", "ja", "ko", "ru", "ar", "th", "hi"}:
        return "en" if re.search("[A-Za-z]{3}", title) else language
    return language


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _is_at(host: str, hosts: str) -> bool:
    return any(host == each or host.endswith(f".{each}") for each in hosts.split())
