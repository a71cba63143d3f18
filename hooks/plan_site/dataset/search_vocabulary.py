"""`data/vocabulary.yaml`, for search: everyday words, what they stand for in the plan, and words
that ask for nothing."""

from pydantic import model_validator

from plan_site.dataset.base import Record
from plan_site.dataset.fields import AgencyReference, Text, TopicReference


class VocabularyEntry(Record):
    """Words that people type, by language, and what they mean here.

    `words` stand in the plan's own text, `topics` and `agencies` are the plan's, `pages` are
    addresses of the site: `funding/`.
    """

    kk: tuple[Text, ...] = ()
    ru: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()
    words: tuple[Text, ...] = ()
    topics: tuple[TopicReference, ...] = ()
    agencies: tuple[AgencyReference, ...] = ()
    pages: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "VocabularyEntry":
        if not (self.kk or self.ru or self.en):
            raise ValueError("has no words that people type; give kk, ru or en")
        if not (self.words or self.topics or self.agencies or self.pages):
            raise ValueError("stands for nothing; give words, topics, agencies or pages")
        return self


class Silent(Record):
    """Words of other languages that ask or join, and say nothing by themselves."""

    ru: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()


class Vocabulary(Record):
    """All entries, in the file's order; `shared` are words that every body's name has."""

    silent: Silent = Silent()
    shared: tuple[Text, ...] = ()
    entries: tuple[VocabularyEntry, ...] = ()
