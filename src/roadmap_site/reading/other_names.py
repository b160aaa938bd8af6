"""What people call things that have another name here.

A name stands here only where it leaves no doubt; what is merely misspelt is found without a list.
"""

from __future__ import annotations

KEYS: dict[str, tuple[str, ...]] = {
    "title": ("name", "heading", "标题", "名称", "名字"),
    "name": ("title", "term", "word", "名称", "术语"),
    "summary": ("description", "desc", "intro", "abstract", "overview", "简介", "摘要", "概述",
                "描述", "说明"),
    "needs": ("prerequisites", "prerequisite", "prereqs", "requires", "require", "depends",
              "depends_on", "dependencies", "after", "前置", "先修", "前提", "依赖"),
    "recommends": ("recommended", "suggests", "optional_needs", "推荐", "建议"),
    "url": ("link", "href", "uri", "address", "website", "site", "链接", "网址", "地址"),
    "language": ("lang", "langs", "languages", "locale", "语言"),
    "languages": ("lang", "langs", "language", "locales", "语言"),
    "editions": ("edition", "translations", "translation", "versions", "版本", "译本"),
    "cost": ("price", "fee", "pricing", "费用", "价格"),
    "type": ("kind", "format", "category", "类型", "类别"),
    "note": ("notes", "comment", "remark", "description", "desc", "summary", "备注", "说明"),
    "hours": ("time", "duration", "effort", "estimate", "小时", "时长", "学时", "课时"),
    "topics": ("lessons", "chapters", "items", "主题", "知识点"),
    "sections": ("parts", "units", "modules", "小节", "章节"),
    "points": ("covers", "content", "contents", "bullets", "要点", "内容"),
    "outcomes": ("goals", "objectives", "results", "学习目标", "目标", "成果"),
    "outcome": ("goal", "objective", "result", "目标", "成果"),
    "resources": ("links", "references", "materials", "refs", "资源", "资料", "参考资料"),
    "aliases": ("alias", "former_ids", "formerids", "别名"),
    "formerly": ("was", "before", "previously", "former", "old", "原文", "旧文"),
    "reviewed": ("review", "last_reviewed", "updated", "checked"),
    "meaning": ("definition", "explanation", "description", "desc", "含义", "定义", "解释"),
    "short": ("abbreviation", "abbr", "acronym", "缩写"),
    "forms": ("plural", "plurals", "variants"),
    "text": ("content", "body", "文本", "内容"),
    "reason": ("why", "because", "原因", "理由"),
    "id": ("slug", "key", "identifier", "编号"),
    "takes": ("includes", "contains", "stages", "topics", "sections"),
    "questions": ("quiz", "quizzes", "question", "cards", "题目", "问题", "练习题"),
    "ask": ("question", "prompt", "q", "front", "题目", "问题"),
    "answer": ("a", "reply", "back", "solution", "答案", "回答"),
    "options": ("choices", "answers", "option", "选项"),
    "right": ("correct", "正确", "对"),
    "wrong": ("incorrect", "distractor", "错误", "错"),
    "because": ("why", "reason", "explanation", "原因", "理由"),
    "why": ("because", "reason", "explanation", "explain", "解释", "解析", "理由"),
    "number": ("value", "result", "数", "数值"),
    "within": ("tolerance", "margin", "plus_minus", "误差", "容差"),
    "unit": ("units", "单位"),
    "order": ("steps", "sequence", "sort", "顺序", "步骤"),
    "done": ("checks", "tests", "criteria", "outcomes"),
    "input": ("inputs", "data", "start"),
    "build": ("task", "project"),
    "terms": ("words", "glossary", "entries", "术语"),
    "author": ("authors", "by", "writer", "作者"),
    "date": ("day", "published", "日期"),
    "shelves": ("books", "资源架"),
    "closing": ("conclusion", "summary_end", "结语", "总结"),
}  # fmt: skip
"""For each key, what else it is called; the first key of a place that fits is meant."""

VALUES: dict[str, tuple[str, ...]] = {
    "docs": ("documentation", "doc", "reference", "manual", "website", "文档",
             "官方文档", "网站", "官网", "手册"),
    "tutorial": ("blog", "post", "article", "guide", "blogpost", "blog post", "notebook",
                 "教程", "博客", "文章", "指南"),
    "paper": ("论文", "arxiv", "preprint", "publication"),
    "book": ("ebook", "e-book", "textbook", "书", "书籍", "图书", "电子书", "教材"),
    "course": ("mooc", "lecture", "lectures", "class", "课程", "公开课", "视频课程", "课"),
    "video": ("videos", "vedio", "youtube", "bilibili", "talk", "视频", "录像"),
    "tool": ("software", "library", "framework", "code", "repo", "repository", "github", "app",
             "工具", "软件", "代码", "库", "仓库"),
    "community": ("forum", "chat", "discord", "group", "论坛", "社区", "社群"),
    "free": ("0", "$0", "gratis", "none", "no", "open source", "免费", "开源", "无"),
    "freemium": ("partly free", "limited", "free trial", "trial", "部分免费", "部分收费", "试用",
                 "免费增值"),
    "paid": ("commercial", "subscription", "付费", "收费", "付费的"),
    "original": ("原文", "原有", "原始"),
    "added": ("new", "add", "新增", "新", "补充"),
    "true": ("yes", "on", "1", "y", "t", "是", "对"),
    "false": ("no", "off", "0", "n", "f", "否", "不"),
}  # fmt: skip
"""For each value of a list, what else it is called."""

LANGUAGES = {
    "cn": "zh", "zn": "zh", "ch": "zh", "tw": "zh", "hk": "zh", "chs": "zh", "cht": "zh",
    "jp": "ja", "jpn": "ja", "kr": "ko", "ua": "uk", "cz": "cs", "gr": "el", "dk": "da",
    "vn": "vi", "us": "en", "gb": "en", "eg": "ar", "汉语": "zh", "国语": "zh", "华语": "zh",
    "简体": "zh", "简体中文": "zh", "繁体中文": "zh-TW", "chinese simplified": "zh",
    "英文": "en", "英语": "en", "日文": "ja", "韩文": "ko", "法文": "fr", "德文": "de",
    "俄文": "ru", "mandarin": "zh", "simplified chinese": "zh",
}  # fmt: skip
"""Countries and other words that are taken for the tag of a language."""
