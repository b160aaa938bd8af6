"""What `check` says: one file for each family of rules, one function for each rule.

A rule takes a book and its roadmap and gives problems. It never raises, logs or changes anything,
and it looks at the model and at positions alone, never at files.
"""

from roadmap_site.rules.checking import RULES, check, unknown
from roadmap_site.rules.demands import raised
from roadmap_site.rules.keeping import check_again, check_whole
from roadmap_site.rules.remembering import Memory

__all__ = ["RULES", "Memory", "check", "check_again", "check_whole", "raised", "unknown"]
