"""What the words of a heading say about the part below it."""

from __future__ import annotations

import re
from enum import Enum, auto


class Role(Enum):
    """What a part of a text is for, where its heading says so."""

    CONTENTS = auto()
    """A table of contents: the headings once more."""
    REPOSITORY = auto()
    """How the text is kept and by whom; of no use to learners."""
    ABOUT = auto()
    """What the text is and whom it is for."""
    SUMMARY = auto()
    """The closing summary where it comes last, a passage about the text where it comes first."""
    RESOURCES = auto()
    """General resources."""


_WORDS: dict[Role, str] = {
    Role.CONTENTS: "contents|table of contents|toc|目录|目次|目錄|目錄|inhalt|inhaltsverzeichnis"
    "|sommaire|table des matières|índice|indice|contenido|목차|оглавление|содержание",
    Role.REPOSITORY: "contributing|contribute|contributions?|how to contribute|contributors?"
    "|contribution guide(?:lines)?|contributing guide(?:lines)?|code of conduct|(?:our )?team"
    "|maintainers?|sponsors?|sponsorship|support(?: us| this project)?|donat(?:e|ions?)|backers"
    "|star history|stargazers(?: over time)?|change ?log|贡献|如何贡献|参与贡献|贡献指南|貢獻"
    "|贡献者|赞助|行为准则|更新日志|更新记录|コントリビュート|貢献|mitwirken|contribuer|contribuir",
    Role.ABOUT: "about(?: this.*)?|introduction|intro|preface|foreword|motivation|why.*|disclaimer"
    "|licen[cs]e|acknowledge?ments?|credits|thanks|citation|citing.*|community|who (?:is )?this.*"
    "|how to use.*|简介|介绍|关于.*|前言|说明|使用说明|如何使用.*|序|序言|引言|声明|免责声明|许可"
    "|许可证|许可协议|开源协议|版权|版权声明|致谢|鸣谢|はじめに|ライセンス|einleitung|lizenz|licence",
    Role.SUMMARY: "summary|conclusions?|in short|wrap(?:ping)?[ -]up|tl;?dr|recap|总结|小结|结语"
    "|结论|總結|結論|まとめ|おわりに|zusammenfassung|fazit|résumé|resumen|conclusión|итоги|заключение",
    Role.RESOURCES: "(?:more |other |further |additional |general |useful |learning )?resources?"
    "|further reading|references?|useful links|links|资源|资源推荐|推荐资源|学习资源|参考资料"
    "|参考资源|参考文献|延伸阅读|扩展阅读|相关资源|資源|參考資料|参考|リソース|ressourcen|ressources|recursos",
}
_PATTERNS = {role: re.compile(words, re.IGNORECASE) for role, words in _WORDS.items()}


def role_of(title: str) -> Role | None:
    """Tell what the part below a heading is for; None where the heading does not say."""
    bare = title.strip(" :：!！.。")
    return next((role for role, words in _PATTERNS.items() if words.fullmatch(bare)), None)
