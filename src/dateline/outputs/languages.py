"""What was not read into claims because of its language: said wherever a source is opened."""

from __future__ import annotations

from collections import Counter

from dateline.language_names import language_name
from dateline.outputs.once import once
from dateline.records import Document
from dateline.story import Story


def why_unread(story: Story, document: Document) -> str:
    """The language that a document was not read for; "" where it was read, or may have been."""
    language = document.language or ""
    if not language or language.casefold().split("-")[0] == "en" or story.claims_in.get(document.id):
        return ""
    return language_name(language)


@once
def unread(story: Story) -> dict[str, tuple[str, ...]]:
    """By source: what of it was not read, as "3 documents in German", the most first."""
    counts: dict[str, Counter[str]] = {}
    for history in story.documents.values():
        document = history[-1].fact
        language = "" if document.id in story.replaced_by else why_unread(story, document)
        if language:
            counts.setdefault(document.source, Counter())[language] += 1
    return {
        source: tuple(
            f"{count} {'document' if count == 1 else 'documents'} in {language}"
            for language, count in found.most_common()
        )
        for source, found in counts.items()
    }
