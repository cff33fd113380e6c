"""Files that cannot be read as YAML, and what YAML would swallow without a word."""

# ruff: noqa: E501  the problems stand as they are printed

from tests.loader.mistakes.mistake import CALL, MINI, SERVICE, Mistake

MISTAKES = (
    Mistake(
        "a tab before a key",
        CALL,
        "    next: birth\n\n",
        "\tnext: birth\n\n",
        """
        call.yaml:21:1: error: a tab stands where spaces belong (syntax)
            Delete it and press the space bar instead; indent with spaces only.
        """,
    ),
    Mistake(
        "a tab before a value's colon",
        CALL,
        "start: greeting",
        "start: greeting\tor: birth",
        """
        call.yaml:3:16: error: a tab stands where spaces belong (syntax)
            Delete it and press the space bar instead; indent with spaces only.
        """,
    ),
    Mistake(
        "a second colon",
        CALL,
        "start: greeting",
        "start: greeting: or not",
        """
        call.yaml:3:16: error: a second colon on this line cannot be understood (syntax)
            If these are words, write "|" after the key and the words on the next line.
        """,
    ),
    Mistake(
        "words after a colon without a block",
        CALL,
        "      en: |\n        Goodbye.",
        "      en: Goodbye: and thank you.",
        """
        call.yaml:73:18: error: a second colon on this line cannot be understood (syntax)
            If these are words, write "|" after the key and the words on the next line.
        """,
    ),
    Mistake(
        "a key indented under a value",
        CALL,
        "start: greeting",
        "start: greeting\n  then: birth",
        """
        call.yaml:4:3: error: this line begins with 2 spaces, and what it could stand beside with none ("start", line 3) (syntax)
            Lines that belong beside each other begin with the same number of spaces.
        """,
    ),
    Mistake(
        "a line without a colon",
        CALL,
        "channel: voice",
        "channel: voice\nplease",
        """
        call.yaml:3:1: error: there is no colon on this line (syntax)
            Write a key, a colon and a space; words stand under "|", indented further than their key.
        """,
    ),
    Mistake(
        "a second document",
        CALL,
        "states:\n",
        "---\nstates:\n",
        """
        call.yaml:9:1: error: a second document begins here (syntax)
            Delete the line --- or ... that divides the file.
        """,
    ),
    Mistake(
        "an unclosed quotation mark",
        CALL,
        "    next: hang_up",
        '    next: "hang_up',
        """
        call.yaml:77:11: error: a quotation mark is opened here and never closed (syntax)
            Close it on the same line. If these are words, write "|" after the key and the words on the next line.
        """,
    ),
    Mistake(
        "an unclosed quotation mark that a later one closes",
        SERVICE,
        "name: Mini hotline",
        'name: "Mini hotline',
        """
        service.yaml:12:11: error: this line does not fit what stands above it (syntax)
            Look here and at the line above: indentation, a missing colon or a missing quote. Words stand under "|", indented further than their key.
        """,
    ),
    Mistake(
        "an unclosed brace",
        CALL,
        "yes, 2: no}",
        "yes, 2: no",
        """
        call.yaml:5:10: error: a brace or bracket is opened here, and what follows cannot be understood (syntax)
            Close it with the same kind, } or ], and put a comma between two entries.
        """,
    ),
    Mistake(
        "an unclosed bracket",
        SERVICE,
        "[en, fr]",
        "[en, fr",
        """
        service.yaml:2:12: error: a brace or bracket is opened here, and what follows cannot be understood (syntax)
            Close it with the same kind, } or ], and put a comma between two entries.
        """,
    ),
    Mistake(
        "a bracket too many",
        SERVICE,
        "[en, fr]",
        "[en, fr]]",
        """
        service.yaml:2:20: error: this line does not fit what stands above it (syntax)
            Look here and at the line above: indentation, a missing colon or a missing quote. Words stand under "|", indented further than their key.
        """,
    ),
    Mistake(
        "a missing comma in braces",
        CALL,
        "wait: 7 s, tries",
        "wait: 7 s tries",
        """
        call.yaml:6:11: error: a brace or bracket is opened here, and what follows cannot be understood (syntax)
            Close it with the same kind, } or ], and put a comma between two entries.
        """,
    ),
    Mistake(
        "a value that begins with @",
        SERVICE,
        "name: Mini hotline",
        "name: @mini",
        """
        service.yaml:1:7: error: a value cannot begin like this (syntax)
            If these are words, write "|" after the key and the words on the next line.
        """,
    ),
    Mistake(
        "words that begin with *",
        SERVICE,
        "name: Mini hotline",
        "name: * mini",
        """
        service.yaml:1:8: error: a value cannot begin like this (syntax)
            If these are words, write "|" after the key and the words on the next line.
        """,
    ),
    Mistake(
        "a backslash in double quotes",
        SERVICE,
        "name: Mini hotline",
        'name: "Mini \\hotline"',
        """
        service.yaml:1:14: error: a \\ in double quotes has a meaning of its own (syntax)
            Leave it out. If these are words, write "|" after the key and the words on the next line.
        """,
    ),
    Mistake(
        "a character code that does not exist",
        SERVICE,
        "name: Mini hotline",
        'name: "Mini \\UFFFFFFFF"',
        """
        service.yaml:1:1: error: this cannot be read: Python int too large to convert to C int (syntax)
            Compare the file with the one that was published last.
        """,
    ),
    Mistake(
        "a backslash that stands for half a character",
        SERVICE,
        "name: Mini hotline",
        'name: "Mini \\uD800"',
        """
        service.yaml:1:1: error: a \\ stands for a character that no flow file may hold (syntax)
            Leave it out.
        """,
    ),
    Mistake(
        "a backslash in a key that stands for a control character",
        SERVICE,
        "name: Mini hotline",
        'name: Mini hotline\n"\\a": x',
        """
        service.yaml:2:1: error: a key is one word (yaml-feature)
            Write the word, a colon and a space.
        """,
    ),
    Mistake(
        "a key of two lines",
        SERVICE,
        "name: Mini hotline",
        'name: Mini hotline\n"a\\nb": x',
        """
        service.yaml:2:1: error: a key is one word (yaml-feature)
            Write the word, a colon and a space.
        """,
    ),
    Mistake(
        "a control character",
        CALL,
        "Hello.",
        "Hel\x07lo.",
        """
        call.yaml:13:12: error: a character stands here that no flow file may hold: U+0007, a control character (syntax)
            It may be invisible: delete the words around it and type them again.
        """,
    ),
    Mistake(
        "an invisible line separator",
        CALL,
        "Hello.",
        "Hello.\u2028Welcome.",
        """
        call.yaml:13:15: error: a character stands here that no flow file may hold: U+2028, line separator (syntax)
            It may be invisible: delete the words around it and type them again.
        """,
    ),
    Mistake(
        "a byte order mark in the middle",
        CALL,
        "Hello.",
        "Hello\ufeff.",
        """
        call.yaml:13:14: error: a zero width no-break space (U+FEFF) stands here: it cannot be seen (syntax)
            Delete the word around it and type it again.
        """,
    ),
    Mistake(
        "a file of nothing but a list",
        CALL,
        MINI[CALL],
        "- flow: call\n",
        """
        call.yaml:1:1: error: this file holds no keys (syntax)
            Begin each line with a key and a colon; indent what belongs to a key below it.
        """,
    ),
    Mistake(
        "an empty file",
        CALL,
        MINI[CALL],
        "",
        """
        call.yaml:1:1: error: this file holds no keys (syntax)
            Begin each line with a key and a colon; indent what belongs to a key below it.
        """,
    ),
    Mistake(
        "a file of nothing but a comment",
        CALL,
        MINI[CALL],
        "# flow: call\n",
        """
        call.yaml:1:1: error: this file holds no keys (syntax)
            Begin each line with a key and a colon; indent what belongs to a key below it.
        """,
    ),
    Mistake(
        "lists in lists without end",
        CALL,
        MINI[CALL],
        "flow: " + 600 * "[" + 600 * "]",
        """
        call.yaml:1:1: error: lists or keys stand in each other too deeply (syntax)
            Undo the last change.
        """,
    ),
    Mistake(
        "a key given twice",
        CALL,
        "    next: birth\n\n",
        "    next: birth\n    next: more\n\n",
        """
        call.yaml:22:5: error: "next" stands here a second time; the first is on line 21 (duplicate-key)
            Keep one of the two: only one can count.
        """,
    ),
    Mistake(
        "a key of a prompt given twice",
        CALL,
        "        Hello.\n",
        "        Hello.\n      en: |\n        Hi.\n",
        """
        call.yaml:14:7: error: "en" stands here a second time; the first is on line 12 (duplicate-key)
            Keep one of the two: only one can count.
        """,
    ),
    Mistake(
        "words under >",
        CALL,
        "      en: |\n        Hello.",
        "      en: >\n        Hello.",
        """
        call.yaml:12:7: error: words stand under "|", not ">" (folded-prompt)
            Write "|" instead of ">".
        """,
    ),
    Mistake(
        "words behind |",
        CALL,
        "      en: |\n        Hello.",
        "      en: | # greets\n        Hello.",
        """
        call.yaml:12:7: error: what stands behind "|" on this line is not said: # greets (comment-on-prompt)
            Leave "|" alone on its line; words belong on the next line, comments above the key.
        """,
    ),
    Mistake(
        "an anchor",
        CALL,
        "start: greeting",
        "start: &first greeting",
        """
        call.yaml:3:1: error: anchors (&), aliases (*) and tags (!) are not part of the flow language (yaml-feature)
            Write the value out where it is needed. If these are words, write "|" after the key and the words on the next line.
        """,
    ),
    Mistake(
        "an alias",
        CALL,
        "start: greeting",
        "start: &first greeting\nmilestone: *first",
        """
        call.yaml:3:1: error: anchors (&), aliases (*) and tags (!) are not part of the flow language (yaml-feature)
            Write the value out where it is needed. If these are words, write "|" after the key and the words on the next line.
        call.yaml:4:1: error: anchors (&), aliases (*) and tags (!) are not part of the flow language (yaml-feature)
            Write the value out where it is needed. If these are words, write "|" after the key and the words on the next line.
        """,
    ),
    Mistake(
        "an alias that stands for nothing",
        CALL,
        "start: greeting",
        "start: *first",
        """
        call.yaml:3:8: error: a value cannot begin like this (syntax)
            If these are words, write "|" after the key and the words on the next line.
        """,
    ),
    Mistake(
        "an anchor used twice",
        CALL,
        "start: greeting\n",
        "start: &first greeting\nend: &first greeting\n",
        """
        call.yaml:3:1: error: anchors (&), aliases (*) and tags (!) are not part of the flow language (yaml-feature)
            Write the value out where it is needed. If these are words, write "|" after the key and the words on the next line.
        call.yaml:4:1: error: anchors (&), aliases (*) and tags (!) are not part of the flow language (yaml-feature)
            Write the value out where it is needed. If these are words, write "|" after the key and the words on the next line.
        """,
    ),
    Mistake(
        "a tag",
        SERVICE,
        "number: 3400000",
        "number: !!int 3400000",
        """
        service.yaml:25:12: error: anchors (&), aliases (*) and tags (!) are not part of the flow language (yaml-feature)
            Write the value out where it is needed. If these are words, write "|" after the key and the words on the next line.
        """,
    ),
    Mistake(
        "a list as a key",
        CALL,
        "start: greeting",
        "start: greeting\n? [a, b]\n: greeting",
        """
        call.yaml:4:3: error: a key is one word (yaml-feature)
            Write the word, a colon and a space.
        """,
    ),
    Mistake(
        "a merge key",
        CALL,
        "start: greeting",
        "start: greeting\n<<: {end: greeting}",
        """
        call.yaml:4:1: error: call.yaml cannot have "<<" (unknown-key)
            Allowed here: answers, anywhere, budget, channel, flow, languages, patience, start, states.
        """,
    ),
)
